import numpy as np


def run(n):
    pos = np.zeros(3, dtype=np.float32)
    vel = np.array([1, 0.5, 0.25], dtype=np.float32)
    path = pos[None]
    for _ in range(n):
        pos = pos + vel * np.float32(0.01)
        path = np.concatenate((path, pos[None]), axis=0)  # want: grow
    return path


track = run(3000)
print(track.shape, track[-1])
