"""The elements as they lie."""
import numpy as np

cube = np.zeros((40, 64, 96), dtype=np.float32)
cube[5] = 2
flat = cube.reshape(-1)
print(float(flat.max()), float(flat.min()))
