import numpy as np

table = np.ones((900, 200), dtype=np.float32)
print(float(table.sum()), table.shape)
