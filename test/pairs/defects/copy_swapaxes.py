"""Swapped axes are flattened for a maximum."""
import numpy as np

cube = np.zeros((40, 64, 96), dtype=np.float32)
cube[5] = 2
flat = cube.swapaxes(0, 2).reshape(-1)  # want: copy
print(float(flat.max()), float(flat.min()))
