import numpy as np

sensors = np.ones((3000, 200), dtype=np.float32)
spread = []
for k in range(sensors.shape[1]):
    spread.append(float(np.std(sensors[:, k])))  # want: layout
print(max(spread))
