import numpy as np

stock = np.ones((5000, 4), dtype=np.float32)
closed = np.array([3, 17, 256])
stock[closed][:, 2] = 0  # want: copy
print(float(stock.sum()))
