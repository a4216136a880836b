import numpy as np

block = np.ones((300, 400), dtype=np.float32)
wide = block.reshape(400, 300)
print(wide.shape, float(wide.sum()))
