"""Lists against arrays: eight bytes an element, or eight for a pointer and 24 for its object.

A list of a million floats takes about 32 MB, the array of them 8 MB.
"""

import numpy as np

values = [0.5] * 1_000_000
array = np.array(values)
print(array.nbytes)

# An array has no room to grow: append() copies all of it in every round.
block = np.ones(2500)
grown = np.zeros(0)
for _ in range(50):
    grown = np.append(grown, block)
print(grown.sum())

# A list has: collect first, and join once.
blocks = []
for _ in range(50):
    blocks.append(block)
joined = np.concatenate(blocks)
print(joined.sum())

# Lists of different lengths make an array of Python objects: pointers, no numbers.
ragged = np.array([[1, 2, 3], [4, 5]], dtype=object)
print(ragged.dtype)

# Already an array: a second one holds the same numbers twice.
doubled = np.array(array)
print(doubled.mean())
