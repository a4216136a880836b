"""A stamp reaches over the edge of the canvas."""
import numpy as np


class Canvas:
    def __init__(self, height, width):
        self.pixels = np.zeros((height, width, 3), dtype=np.uint8)

    def paste(self, stamp, row, col):
        h, w = stamp.shape[:2]
        self.pixels[row:row + h, col:col + w] = stamp  # want: shape-error


canvas = Canvas(100, 120)
stamp = np.full((20, 30, 3), 255, dtype=np.uint8)
canvas.paste(stamp, 10, 10)
canvas.paste(stamp, 90, 10)
print(int(canvas.pixels.max()))
