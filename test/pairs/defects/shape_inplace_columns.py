import numpy as np

counts = np.zeros((26, 26), dtype=np.int32)
letters = np.ones(25, dtype=np.int32)
counts[1:] += letters  # want: shape-error
print(int(counts.sum()))
