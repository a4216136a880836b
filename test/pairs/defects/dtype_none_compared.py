import numpy as np

codes = np.array([1, 2, None] * 1000)  # want: dtype
print(codes.shape)
