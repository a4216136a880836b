import numpy as np

block = np.ones((300, 400), dtype=np.float32)
wide = np.resize(block, (400, 300))  # want: copy
print(wide.shape, float(wide.sum()))
