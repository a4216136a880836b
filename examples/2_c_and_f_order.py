"""C and F order: the same numbers, but which neighbour lies next in memory?

In C order the last axis is contiguous, in F (Fortran) order the first one.
Hover over `rows` and `columns` and compare their strides and pictures.
"""

import numpy as np

rows = np.arange(12.0).reshape(3, 4)
columns = np.asfortranarray(rows)

# Transposing swaps the strides and copies nothing: a C array becomes an F view.
turned = rows.T

# Neighbours in a column of a C array lie 1,600 bytes apart: each access fetches a
# cache line of 64 bytes and uses 8 of them. Row by row all are used.
matrix = np.ones((10_000, 200))
totals = []
for j in range(200):
    totals.append(matrix[:, j].sum())
print(len(totals))

# With the whole array at hand NumPy walks it in the order of its memory.
totals = matrix.sum(axis=0)
print(totals.shape)

# ravel() means C order: of a transposed array it has to copy all 16 MB.
line = matrix.T.ravel()
print(line.max())

# order="K" takes the elements as they lie, and stays a view.
line = matrix.T.ravel(order="K")
print(line.max(), turned.shape, columns.strides)
