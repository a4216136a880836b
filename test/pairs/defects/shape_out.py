import numpy as np

a = np.ones((20, 30), dtype=np.float32)
work = np.empty((30, 20), dtype=np.float32)
np.multiply(a, 2, out=work)  # want: shape-error
print(float(work.sum()))
