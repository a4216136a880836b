import numpy as np

batch = np.zeros((64, 1, 128, 128), dtype=np.float32)
plain = batch[:, 0]
print(plain.shape, float(plain.max()))
