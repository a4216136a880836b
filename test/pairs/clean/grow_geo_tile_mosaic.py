import numpy as np

TILE = 256


def read_tile(row, col):
    base = np.float32(row * 10 + col)
    return np.full((TILE, TILE), base, dtype=np.float32)


def mosaic(rows, cols):
    strips = []
    for r in range(rows):
        strip = np.hstack([read_tile(r, c) for c in range(cols)])
        strips.append(strip)
    return np.vstack(strips)


elevation = mosaic(3, 4)
sea = elevation < 5
print("below sea", np.sum(elevation, where=sea))
lowland = elevation.copy()
lowland[sea] = 0
print("mean", float(lowland.mean()), float(elevation.mean()))
