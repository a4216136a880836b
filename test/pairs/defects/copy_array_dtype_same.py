import numpy as np

counts = np.arange(200_000, dtype=np.uint32)
counts[::5] = 7
values = np.array(counts, dtype="uint32")  # want: copy
print(int(values.sum()), int(counts[5]))
