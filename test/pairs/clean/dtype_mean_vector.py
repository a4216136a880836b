import numpy as np

data = np.ones((20_000, 30), dtype=np.float32)
offset = np.zeros(30, dtype=np.float32)
centred = data - offset
print(float(centred.sum()))
