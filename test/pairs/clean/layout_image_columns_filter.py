"""A vertical blur that walks over the columns of a picture."""
import numpy as np


def blur_columns(picture, taps):
    out = np.empty_like(picture)
    half = len(taps) // 2
    padded = np.pad(picture, ((half, half), (0, 0)), mode="edge")
    np.multiply(padded[: len(picture)], taps[0], out=out)
    for k in range(1, len(taps)):
        out += padded[k : k + len(picture)] * taps[k]
    return out


picture = np.zeros((900, 600), dtype=np.float32)
picture[300:600] = 1
taps = np.array([0.25, 0.5, 0.25], dtype=np.float32)
soft = blur_columns(picture, taps)
print(soft.shape, round(float(soft.mean()), 3))
