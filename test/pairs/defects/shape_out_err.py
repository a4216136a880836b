import numpy as np

x = np.ones((40, 50), dtype=np.float32)
acc = np.zeros(40, dtype=np.float32)
np.sum(x, axis=0, out=acc)  # want: shape-error
print(acc[:3])
