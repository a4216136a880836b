"""Pixels that are brightened and kept in range."""
import numpy as np


def brighten(picture, gain):
    picture = picture.astype(np.float32)
    picture *= np.float32(gain)
    np.clip(picture, 0, 255, out=picture)
    np.rint(picture, out=picture)
    return picture.astype(np.uint8)


photo = np.full((600, 800), 180, dtype=np.uint8)
bright = brighten(photo, 1.3)
mean = bright.mean()
print(bright.dtype, round(float(mean), 1))
