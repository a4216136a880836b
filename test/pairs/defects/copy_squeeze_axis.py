import numpy as np

batch = np.zeros((64, 1, 128, 128), dtype=np.float32)
plain = np.array(batch[:, 0])  # want: copy
print(plain.shape, float(plain.max()))
