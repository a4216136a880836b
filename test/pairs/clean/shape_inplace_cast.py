"""An integer product fits."""
import numpy as np

pixels = np.zeros((20, 20), dtype=np.uint8)
pixels *= 2
print(pixels.max())
