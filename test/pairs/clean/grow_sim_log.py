import numpy as np


def run(n):
    pos = np.zeros(3, dtype=np.float32)
    vel = np.array([1, 0.5, 0.25], dtype=np.float32)
    path = np.empty((n + 1, 3), dtype=np.float32)
    path[0] = pos
    for i in range(n):
        pos += vel * np.float32(0.01)
        path[i + 1] = pos
    return path


track = run(3000)
print(track.shape, track[-1])
