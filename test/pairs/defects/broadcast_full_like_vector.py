import numpy as np

prices = np.ones((1000, 250), dtype=np.float32)
base = np.full(1000, 2, dtype=np.float32)
bases = np.tile(base[:, None], 250)  # want: broadcast
prices /= bases
print(float(prices[0, 0]))
