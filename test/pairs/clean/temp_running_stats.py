import numpy as np

readings = np.ones((365, 5000), dtype=np.float32)
readings[::7] = 0

best = readings.max(axis=0)
best *= np.float32(0.5)
worst = readings[:, :10].ravel()
print(best.shape, worst.shape)
