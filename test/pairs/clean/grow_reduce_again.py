import numpy as np

parts = [np.full(2000, i, dtype=np.float32) for i in range(60)]
joined = np.concatenate(parts)
print(joined.shape)
