"""Counts of hot pixels, one pixel after the other."""
import numpy as np


def hot_pixels(frame, limit):
    count = 0
    for y in range(frame.shape[0]):
        for x in range(frame.shape[1]):
            if frame[y, x] > limit:  # want: layout
                count += 1
    return count


frame = np.linspace(0, 1, 200 * 300, dtype=np.float32).reshape(200, 300)
dark = frame.min()
hot = hot_pixels(frame, 0.9)
print(hot > 1000, float(dark))
