"""Histograms of each channel of a stack of pictures."""
import numpy as np


class Histogram:
    bins = 64

    def __init__(self):
        self.total = np.zeros(self.bins, dtype=np.int64)

    def update(self, picture):
        for channel in range(picture.shape[0]):
            plane = picture[channel]
            flat = plane.flatten()  # want: copy
            counts, _ = np.histogram(flat, bins=self.bins, range=(0, 256))
            self.total += counts


hist = Histogram()
stack = np.zeros((3, 400, 500), dtype=np.uint8)
stack[1] += 70
stack[2] += 140
hist.update(stack)
print(int(hist.total.sum()), int(hist.total.argmax()))
