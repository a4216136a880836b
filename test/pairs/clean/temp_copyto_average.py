import numpy as np

left = np.ones(300_000, dtype=np.float32)
right = np.zeros(300_000, dtype=np.float32)
middle = np.empty(300_000, dtype=np.float32)
np.subtract(left, right, out=middle)
print(float(middle.sum()))
