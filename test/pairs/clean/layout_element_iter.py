import numpy as np

prices = np.linspace(100, 200, 50_000, dtype=np.float32)
out = np.empty(50_000, dtype=np.float32)
np.multiply(prices, np.float32(1.2), out=out)
print(float(out[-1]))
