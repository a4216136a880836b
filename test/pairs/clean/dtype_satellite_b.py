import numpy as np

ROWS, COLS = 600, 700
red = np.full((ROWS, COLS), 90, dtype=np.uint8)
nir = np.full((ROWS, COLS), 140, dtype=np.uint8)


def ndvi(nir, red):
    total = np.add(nir, red, dtype=np.float32)
    index = np.subtract(nir, red, dtype=np.float32)
    index /= total
    return index


index = ndvi(nir, red)
print(float(index.mean()))
