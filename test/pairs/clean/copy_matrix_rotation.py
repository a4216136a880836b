import numpy as np

angle = np.float32(0.3)
rng = np.random.default_rng(0)
points = rng.random((60_000, 2), dtype=np.float32)
turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
cloud = points
moved = cloud @ turn
print(moved.shape)
