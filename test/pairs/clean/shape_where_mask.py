import numpy as np


def blank(image, mask):
    out = image.copy()
    out[mask] = 0
    return out


image = np.ones((120, 160, 3), dtype=np.uint8)
mask = np.zeros((120, 160), dtype=bool)
print(blank(image, mask).shape)
