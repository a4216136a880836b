import numpy as np

orders = np.ones((3000, 200), dtype=np.float32)
total = float(orders.sum())
again = orders
print(total, again.shape)
