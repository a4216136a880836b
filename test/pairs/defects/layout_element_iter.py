import numpy as np

prices = np.linspace(100, 200, 50_000, dtype=np.float32)
out = np.empty(50_000, dtype=np.float32)
for i, price in enumerate(prices):
    out[i] = price * 1.2  # want: layout
print(float(out[-1]))
