import numpy as np

prices = np.ones((1000, 250), dtype=np.float32)
base = np.full(1000, 2, dtype=np.float32)
prices /= base[:, None]
print(float(prices[0, 0]))
