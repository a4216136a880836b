import numpy as np


def thin(track, every=10):
    keep = range(0, len(track), every)
    return track[list(keep)]  # want: copy


track = np.linspace(0, 50, 300_000, dtype=np.float32)
print(float(thin(track).mean()))
