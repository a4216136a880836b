import numpy as np

x = np.linspace(-1, 1, 500, dtype=np.float32)
y = np.linspace(-1, 1, 400, dtype=np.float32)
gx, gy = np.meshgrid(x, y)  # want: broadcast
radius = np.hypot(gx, gy)
print(float(radius.max()))
