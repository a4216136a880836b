import numpy as np

ROWS, COLS = 600, 700
red = np.full((ROWS, COLS), 90, dtype=np.uint8)
nir = np.full((ROWS, COLS), 140, dtype=np.uint8)


def ndvi(nir, red):
    r = red.astype(np.float64)  # want: dtype
    n = nir.astype(np.float64)  # want: dtype
    return (n - r) / (n + r)


index = ndvi(nir, red)
print(float(index.mean()))
