import numpy as np

angles = np.linspace(0, 360, 300_000, dtype=np.float32)
radians = angles * np.float64(np.pi / 180)  # want: dtype
print(float(radians[-1]))
