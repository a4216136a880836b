import numpy as np


def checksum(values):
    return int(np.ravel(values).sum())


grid = np.arange(240_000, dtype=np.int32).reshape(400, 600)
print(checksum(grid))
