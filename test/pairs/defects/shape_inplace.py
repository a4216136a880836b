import numpy as np

total = np.zeros(16, dtype=np.float32)
part = np.ones((16, 16), dtype=np.float32)
total += part  # want: shape-error
print(float(total.sum()))
