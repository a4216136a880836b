import numpy as np

matrix = np.ones((8, 6), dtype=np.float32)
inverse = np.linalg.pinv(matrix)
print(inverse.shape)
