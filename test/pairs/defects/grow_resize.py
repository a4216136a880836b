import numpy as np

buffer = np.zeros(0, dtype=np.float32)
for k in range(3000):
    buffer = np.resize(buffer, k + 1)  # want: grow
    buffer[k] = k
print(buffer.size)
