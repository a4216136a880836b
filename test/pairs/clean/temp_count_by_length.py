import numpy as np
t = np.ones(1_200_000, dtype=np.float32)
hot = np.count_nonzero(t > 0.9)
print(hot)
