import numpy as np

pressure = np.linspace(1000, 100, 37, dtype=np.float32)
profile = np.zeros((90, 36), dtype=np.float32)
weighted = np.einsum("ij,j->i", profile, pressure)  # want: shape-error
print(weighted.shape)
