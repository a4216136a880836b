import numpy as np

rng = np.random.default_rng(0)
pixels = rng.random((5000, 3), dtype=np.float32)
palette = rng.random((32, 3), dtype=np.float32)


def nearest(pixels, palette):
    return np.abs(pixels[:, None, :] - palette[None, :, :]).sum(axis=2).argmin(axis=1)  # want: broadcast


chosen = nearest(pixels, palette)
counts = np.bincount(chosen, minlength=32)
print(int(counts.sum()))
