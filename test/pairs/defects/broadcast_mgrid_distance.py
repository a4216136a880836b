import numpy as np

y, x = np.mgrid[0:500, 0:500].astype(np.float32)  # want: broadcast
ring = np.hypot(x, y)
print(float(ring.max()))
