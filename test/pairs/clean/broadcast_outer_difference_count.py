import numpy as np

times = np.linspace(0, 100, 3000, dtype=np.float32)
order = np.sort(times)
right = np.searchsorted(order, order + np.float32(0.05))
print(int(right.sum()) > 0)
