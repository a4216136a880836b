import numpy as np

elevation = np.linspace(-5, 300, 250_000, dtype=np.float32)
sea = np.where(elevation < 0, np.zeros(elevation.shape), elevation)  # want: dtype
print(float(sea.min()))
