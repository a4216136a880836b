import numpy as np

counts = np.zeros((26, 26), dtype=np.int32)
letters = np.ones(25, dtype=np.int32)
counts[1:, 1:] += letters
print(int(counts.sum()))
