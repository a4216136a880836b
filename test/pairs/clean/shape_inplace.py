import numpy as np

total = np.zeros(16, dtype=np.float32)
part = np.ones((16, 16), dtype=np.float32)
total += part.sum(axis=0)
print(float(total.sum()))
