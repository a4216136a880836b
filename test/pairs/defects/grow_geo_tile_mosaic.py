import numpy as np

TILE = 256


def read_tile(row, col):
    base = np.float32(row * 10 + col)
    return np.full((TILE, TILE), base, dtype=np.float32)


def mosaic(rows, cols):
    strips = []
    for r in range(rows):
        strip = read_tile(r, 0)
        for c in range(1, cols):
            strip = np.concatenate((strip, read_tile(r, c)), axis=1)  # want: grow
        strips.append(strip)
    return np.vstack(strips)


elevation = mosaic(3, 4)
sea = elevation < 5
print("below sea", elevation[sea].sum())  # want: temp
lowland = elevation.copy()  # want: copy
print("mean", float(lowland.mean()))
