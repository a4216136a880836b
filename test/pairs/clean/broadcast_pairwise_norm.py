import numpy as np


def distances(a, b):
    squares = a @ b.T
    squares *= -2
    squares += np.einsum("ij,ij->i", a, a)[:, None]
    squares += np.einsum("ij,ij->i", b, b)
    np.maximum(squares, 0, out=squares)
    return np.sqrt(squares, out=squares)


points = np.ones((600, 3), dtype=np.float32)
centres = np.zeros((200, 3), dtype=np.float32)
print(float(distances(points, centres).max()))
