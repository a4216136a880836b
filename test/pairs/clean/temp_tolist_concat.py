import numpy as np

left = np.ones(60_000, dtype=np.float32)
right = np.zeros(60_000, dtype=np.float32)
both = np.concatenate([left, right])
print(float(both.sum()))
