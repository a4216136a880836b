import numpy as np

ticks = np.arange(240_000, dtype=np.int32)
table = np.resize(ticks, (600, 400))  # want: copy
print(table[5, 3], int(table.max()))
