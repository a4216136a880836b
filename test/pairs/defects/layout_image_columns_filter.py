"""A vertical blur that walks over the columns of a picture."""
import numpy as np


def blur_columns(picture, taps):
    out = np.empty_like(picture)
    half = len(taps) // 2
    for x in range(picture.shape[1]):
        column = np.pad(picture[:, x], half, mode="edge")  # want: layout
        out[:, x] = np.convolve(column, taps, mode="valid")  # want: layout
    return out


picture = np.zeros((900, 600), dtype=np.float32)
picture[300:600] = 1
taps = np.array([0.25, 0.5, 0.25], dtype=np.float32)
soft = blur_columns(picture, taps)
print(soft.shape, round(float(soft.mean()), 3))
