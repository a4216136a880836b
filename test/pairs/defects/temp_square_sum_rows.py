import numpy as np


def energy(frames):
    return np.sum(frames * frames, axis=1)  # want: temp


print(float(energy(np.ones((3000, 128), dtype=np.float32)).max()))
