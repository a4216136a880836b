import numpy as np

y = np.arange(500, dtype=np.float32)[:, None]
x = np.arange(500, dtype=np.float32)
ring = np.hypot(x, y)
print(float(ring.max()))
