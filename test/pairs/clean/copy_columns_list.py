"""A slice; another list names columns in an order that no slice has."""
import numpy as np

COORDS = [0, 1, 2]


def centre(records):
    xyz = records[:, :3]
    return xyz.mean(axis=0)


def bounds(records):
    # The picked columns are in another order: no slice says that.
    picked = records[:, [2, 0, 1]]
    return picked.min(axis=0)


records = np.zeros((60_000, 6), dtype=np.float32)
records[:, 2] = 3
print(centre(records))
