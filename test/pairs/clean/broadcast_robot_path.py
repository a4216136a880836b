import numpy as np

waypoints = np.zeros((900, 2), dtype=np.float32)
waypoints[:, 0] = np.arange(900)
obstacles = np.ones((300, 2), dtype=np.float32)

distance = waypoints @ obstacles.T
distance *= -2
distance += np.einsum("ij,ij->i", waypoints, waypoints)[:, np.newaxis]
distance += np.einsum("ij,ij->i", obstacles, obstacles)
np.maximum(distance, 0, out=distance)
np.sqrt(distance, out=distance)
nearest = distance.min(axis=1)
print(float(nearest.min()))
