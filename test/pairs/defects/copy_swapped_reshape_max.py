import numpy as np

cube = np.zeros((60, 70, 80), dtype=np.float32)
cube[3, 4, 5] = 2
peak = cube.swapaxes(0, 2).reshape(-1).max()  # want: copy
print(float(peak))
