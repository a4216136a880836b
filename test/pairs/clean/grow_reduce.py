"""One call joins all strips."""
from functools import reduce

import numpy as np


def tiles(count):
    return [np.full((64, 16), k, dtype=np.uint8) for k in range(count)]


strips = tiles(100)
mosaic = np.hstack(strips)
print(mosaic.shape, int(mosaic[0, -1]))
