"""Crops of a microscope slide."""
import numpy as np


class Slide:
    def __init__(self, height, width):
        self.pixels = np.zeros((height, width, 3), dtype=np.uint8)
        self.pixels[::7, ::5] = 200

    def crop(self, top, left, size):
        rows = range(top, top + size)
        cols = range(left, left + size)
        return self.pixels[np.ix_(rows, cols)]  # want: copy


slide = Slide(1500, 2000)
tile = slide.crop(100, 300, 512)
brightest = int(tile.max())
average = tile.mean(axis=(0, 1))
print(brightest, average.shape)
