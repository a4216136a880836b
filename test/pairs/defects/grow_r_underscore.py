import numpy as np

path = np.zeros(1, dtype=np.float32)
for k in range(2000):
    path = np.r_[path, np.float32(k)]  # want: grow
print(path.shape)
