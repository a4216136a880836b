import numpy as np

a = np.zeros((20, 30), dtype=np.float32)
b = np.ones((20, 31), dtype=np.float32)
c = np.where(a > 0, a, b[:, :30])
print(c.shape)
