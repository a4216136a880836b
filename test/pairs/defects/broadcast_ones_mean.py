import numpy as np

matrix = np.ones((1800, 120), dtype=np.float32)
centre = matrix.mean(axis=0)
shift = np.ones((1800, 1), dtype=np.float32) * centre  # want: broadcast
matrix -= shift
print(float(matrix.sum()))
