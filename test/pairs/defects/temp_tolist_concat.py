import numpy as np

left = np.ones(60_000, dtype=np.float32)
right = np.zeros(60_000, dtype=np.float32)
both = np.array(left.tolist() + right.tolist(), dtype=np.float32)  # want: temp
print(float(both.sum()))
