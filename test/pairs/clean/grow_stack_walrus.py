import numpy as np

trail = []
point = np.zeros(2, dtype=np.float32)
for _ in range(250):
    point = point + np.float32(0.5)
    trail.append(point)
trail = np.array(trail)
print(trail.shape)
