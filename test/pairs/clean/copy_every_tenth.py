import numpy as np


def thin(track, every=10):
    return track[::every]


track = np.linspace(0, 50, 300_000, dtype=np.float32)
print(float(thin(track).mean()))
