"""squeeze and compress: drop axes of length 1 for nothing, keep a selection for little.

squeeze() gives a view; compress() and a mask give a copy of what they keep.
"""

import numpy as np

# A batch of one picture with one channel: squeeze() drops both axes, no byte moves.
batch = np.zeros((1, 1080, 1920, 1), dtype=np.float32)
picture = batch.squeeze(axis=(0, 3))
print(picture.shape)

# squeeze() gives a view already: the copy only doubles the memory.
own = batch.squeeze(axis=(0, 3)).copy()
print(own.mean())

# compress() copies the rows that it keeps: half of them here.
readings = np.arange(4_000_000.0).reshape(1000, 4000)
even = np.arange(1000) % 2 == 0
kept = readings.compress(even, axis=0)
print(kept.shape)

# Every second row is a pattern that a slice can say: a view, no copy.
rows = readings[::2]
print(rows.shape)

# A mask makes a copy, so a write into it is lost: `readings` stays as it is.
readings[readings > 3_000_000.0][0] = 0.0
print(readings.max())
