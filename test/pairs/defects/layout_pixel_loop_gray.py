"""Gray levels of a photo, pixel by pixel."""
import numpy as np


def to_gray(photo):
    height, width, _ = photo.shape
    gray = np.empty((height, width), dtype=np.float32)
    for y in range(height):
        for x in range(width):
            r, g, b = photo[y, x]  # want: layout
            gray[y, x] = 0.299 * r + 0.587 * g + 0.114 * b
    return gray


photo = np.full((240, 320, 3), 90, dtype=np.uint8)
gray = to_gray(photo)
print(round(float(gray.mean()), 2))
