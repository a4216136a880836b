import numpy as np

trail = np.empty((0, 2), dtype=np.float32)
point = np.zeros(2, dtype=np.float32)
for _ in range(250):
    point = point + np.float32(0.5)
    trail = np.concatenate((trail, point[np.newaxis, :]))  # want: grow
print(trail.shape)
