import numpy as np

table = np.ones((900, 200), dtype=np.float32)
snapshot = np.copy(table)  # want: copy
print(float(snapshot.sum()), snapshot.shape)
