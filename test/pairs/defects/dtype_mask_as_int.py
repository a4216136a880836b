"""Land cover: share of each class in a satellite tile."""
import numpy as np

CLASSES = 6


def classify(tile):
    cover = np.zeros(tile.shape, dtype=int)  # want: dtype
    cover[tile > 40] = 1
    cover[tile > 90] = 2
    cover[tile > 140] = 3
    cover[tile > 200] = 4
    return cover


rng = np.random.default_rng(11)
tile = rng.integers(0, 256, size=(700, 900), dtype=np.uint8)
cover = classify(tile)
for cls in range(CLASSES):
    share = np.count_nonzero(cover == cls) / cover.size
    print(cls, round(share, 2))
