import numpy as np

elevation = np.linspace(-5, 300, 250_000, dtype=np.float32)
sea = np.maximum(elevation, 0, out=elevation)
print(float(sea.min()))
