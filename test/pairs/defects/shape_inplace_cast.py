"""Bytes can't take a float product in place."""
import numpy as np

pixels = np.zeros((20, 20), dtype=np.uint8)
pixels *= 1.5  # want: shape-error
print(pixels.max())
