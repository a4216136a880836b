import numpy as np

values = np.array([], dtype=np.float32)
for i in range(600):
    pass
values = np.arange(600, dtype=np.float32) * np.float32(0.5)
print(values.shape)
