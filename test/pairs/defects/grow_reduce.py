"""functools.reduce joins strips pair by pair."""
from functools import reduce

import numpy as np


def tiles(count):
    return [np.full((64, 16), k, dtype=np.uint8) for k in range(count)]


strips = tiles(100)
mosaic = reduce(lambda left, right: np.hstack((left, right)), strips)  # want: grow
print(mosaic.shape, int(mosaic[0, -1]))
