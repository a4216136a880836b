import numpy as np

tokens = [[k % 5] * (k % 7 + 1) for k in range(2000)]
lengths = np.array([len(t) for t in tokens])
rows = np.concatenate([np.asarray(t, dtype=np.int8) for t in tokens])
print(len(rows))
