import numpy as np

first = np.ones((3000, 64), dtype=np.float32)
pad = np.zeros((100, 64))
joined = np.concatenate([first, pad])  # want: dtype
print(joined.shape)
