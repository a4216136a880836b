import numpy as np


def blank(image, mask):
    out = image.copy()
    out[mask] = 0  # want: shape-error
    return out


image = np.ones((120, 160, 3), dtype=np.uint8)
mask = np.zeros((160, 120), dtype=bool)
print(blank(image, mask).shape)
