import numpy as np

# Matrices: which own their memory, and in which order they lie.
row = np.matrix([[1, 2]])
column = np.matrix([[1], [2]])
text = np.matrix("1 2; 3 4")
line = np.arange(3)
of_line = np.matrix(line)
seen = np.asmatrix(line)
turned = np.matrix(np.arange(6).reshape(2, 3).T, dtype=float)
fortran = np.matrix(np.asfortranarray(np.arange(6).reshape(2, 3)))
fortran_seen = np.asmatrix(np.asfortranarray(np.arange(6).reshape(2, 3)))
blocks = np.bmat([[np.eye(2), np.eye(2)]])
second = text[:, 1]
product = text * column
flat = text.flatten()
in_row = np.r_["r", 1:3]
in_column = np.r_["c", [1, 2], [3, 4]]
again = np.matrix(text)
same = np.matrix(text, copy=False)
print(type(row).__name__, type(line).__name__, np.abs.__name__, type(np.random.default_rng(0)).__name__)

# Masked arrays that functions of NumPy join have no mask, and own their memory.
masked = np.ma.arange(3)
masked[1] = np.ma.masked
joined = np.concatenate([masked, line])
stacked = np.stack([masked, masked])
longer = np.append(masked, line)
columns = np.column_stack([masked, line])
kept = np.ma.concatenate([masked, line])
print(joined.flags.owndata, kept.flags.owndata, joined.sum(), kept.sum())
