import numpy as np

matrix = np.ones((900, 900), dtype=np.float32)
matrix[0] = 3
vector = matrix[0]
symmetric = matrix + vector
symmetric *= np.float32(0.5)
print(symmetric.shape, float(symmetric[0, 1]))
