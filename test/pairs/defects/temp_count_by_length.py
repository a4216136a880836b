import numpy as np
t = np.ones(1_200_000, dtype=np.float32)
hot = len(t[t > 0.9])  # want: temp
print(hot)
