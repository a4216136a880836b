import numpy as np

waypoints = np.zeros((900, 2), dtype=np.float32)
waypoints[:, 0] = np.arange(900)
obstacles = np.ones((300, 2), dtype=np.float32)

gap = waypoints[:, np.newaxis, :] - obstacles[np.newaxis, :, :]  # want: broadcast
distance = np.sqrt((gap ** 2).sum(axis=-1))
nearest = distance.min(axis=1)
print(float(nearest.min()))
