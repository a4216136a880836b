import numpy as np

rng = np.random.default_rng(0)
pixels = rng.random((5000, 3), dtype=np.float32)
palette = rng.random((32, 3), dtype=np.float32)


def nearest(pixels, palette):
    best = np.full(len(pixels), np.inf, dtype=np.float32)
    index = np.zeros(len(pixels), dtype=np.intp)
    for k, colour in enumerate(palette):
        gap = pixels - colour
        np.abs(gap, out=gap)
        total = gap.sum(axis=1)
        closer = total < best
        index[closer] = k
        np.minimum(best, total, out=best)
    return index


chosen = nearest(pixels, palette)
counts = np.bincount(chosen, minlength=32)
print(int(counts.sum()))
