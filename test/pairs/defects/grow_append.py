import numpy as np

values = np.array([], dtype=np.float32)
for i in range(600):
    values = np.append(values, np.float32(i * 0.5))  # want: grow
print(values.shape)
