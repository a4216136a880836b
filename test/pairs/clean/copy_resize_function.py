import numpy as np

ticks = np.arange(240_000, dtype=np.int32)
table = ticks.reshape(600, 400)
print(table[5, 3], int(table.max()))
