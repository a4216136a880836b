import numpy as np

buffer = np.zeros(3000, dtype=np.float32)
for k in range(3000):
    buffer[k] = k
print(buffer.size)
