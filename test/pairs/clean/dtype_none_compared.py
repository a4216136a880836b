import numpy as np

found = np.array([1, None, 3])
wanted = np.array([1, None, 3])
print((found == wanted).all())
codes = np.array([1, 2, np.nan] * 1000)
print(codes.shape)
