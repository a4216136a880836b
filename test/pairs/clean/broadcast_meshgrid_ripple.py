import numpy as np

x = np.linspace(-1, 1, 500, dtype=np.float32)
y = np.linspace(-1, 1, 400, dtype=np.float32)
xx, yy = np.meshgrid(x, y, sparse=True)
radius = np.hypot(xx, yy)
np.sin(radius, out=radius)
print(float(radius.max()))
