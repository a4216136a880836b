"""Broadcasting: let NumPy repeat an array without storing it again.

Hover over `repeated`: its stride is 0, one row of memory serves all.
"""

import numpy as np

row = np.arange(4.0)
repeated = np.broadcast_to(row, (3, 4))
print(repeated.strides)

# The mean of each column, subtracted from every row. tile() stores the means 10,000 times.
samples = np.ones((10_000, 200))
means = samples.mean(axis=0)
centred = samples - np.tile(means, (10_000, 1))
print(centred.max())

# A (200,) array fits the last axis of a (10000, 200) array as it is.
centred = samples - means
print(centred.max())

# broadcast_to() is a view of the 200 means; a copy of it stores them 10,000 times again.
spread = np.broadcast_to(means, (10_000, 200)).copy()
print(spread.max())

# meshgrid() stores every coordinate of the grid, twice 8 MB. sparse=True stores 2 x 8 kB.
x = np.linspace(-1, 1, 1000)
y = np.linspace(-1, 1, 1000)
xs, ys = np.meshgrid(x, y)
distance = np.hypot(xs, ys)
print(distance.max())

# A blow-up by mistake: (3000,) against (3000, 1) makes 9 million differences.
measured = np.zeros(3000)
expected = np.zeros((3000, 1))
error = measured - expected
print(error.shape)
