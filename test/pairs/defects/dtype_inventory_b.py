import numpy as np

stock = np.arange(120_000, dtype=np.int32)
prices = np.ones(120_000, dtype=np.float32)
value = np.array(stock * prices, dtype=np.float32)  # want: dtype
low = np.flatnonzero(stock < 50)
print(float(value.sum()), low.size)
