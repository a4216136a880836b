"""A table made as float32 is converted to it again."""
import numpy as np

rows = [[float(i + j) for j in range(64)] for i in range(500)]
table = np.asarray(rows, dtype=np.float32)
table = table.astype("f4")  # want: copy
print(float(table.mean()))
