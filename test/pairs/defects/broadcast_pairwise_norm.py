import numpy as np


def distances(a, b):
    return np.linalg.norm(a[:, None, :] - b[None, :, :], axis=2)  # want: broadcast


points = np.ones((600, 3), dtype=np.float32)
centres = np.zeros((200, 3), dtype=np.float32)
print(float(distances(points, centres).max()))
