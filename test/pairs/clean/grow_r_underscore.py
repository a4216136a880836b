import numpy as np

path = np.zeros(2001, dtype=np.float32)
for k in range(2000):
    path[k + 1] = k
print(path.shape)
