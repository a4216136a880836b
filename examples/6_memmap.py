"""memmap: work on a file that is larger than memory, page by page.

Hover over `mapped`: it has an extent, but takes no memory of its own.
"""

import os
import tempfile

import numpy as np

folder = tempfile.mkdtemp()
path = os.path.join(folder, "readings.dat")

# 80 MB on disk, nothing in memory until a page is touched.
mapped = np.memmap(path, dtype=np.float64, mode="w+", shape=(1000, 10_000))
mapped[0] = 1.0
mapped.flush()

# A slice of a memory map is a view of the file.
part = mapped[:10]
print(part.sum())

# np.array() and arithmetic bring all of it into memory: 80 MB each.
loaded = np.array(mapped)
print(loaded.mean())
doubled = mapped * 2
print(doubled.mean())

# In steps the same takes 0.8 MB at a time.
total = 0.0
for start in range(0, 1000, 10):
    total += (mapped[start : start + 10] * 2).sum()
print(total)

del part, mapped
os.remove(path)
os.rmdir(folder)
