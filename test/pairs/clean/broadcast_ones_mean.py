import numpy as np

matrix = np.ones((1800, 120), dtype=np.float32)
centre = matrix.mean(axis=0)
matrix -= centre
print(float(matrix.sum()))
