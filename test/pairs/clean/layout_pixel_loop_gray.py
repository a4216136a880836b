"""Gray levels of a photo, pixel by pixel."""
import numpy as np


def to_gray(photo):
    height, width, _ = photo.shape
    gray = np.empty((height, width), dtype=np.float32)
    np.multiply(photo[..., 0], np.float32(0.299), out=gray)
    gray += photo[..., 1] * np.float32(0.587)
    gray += photo[..., 2] * np.float32(0.114)
    return gray


photo = np.full((240, 320, 3), 90, dtype=np.uint8)
gray = to_gray(photo)
print(round(float(gray.mean()), 2))
