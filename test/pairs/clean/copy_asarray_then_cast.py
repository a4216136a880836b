"""It goes through float16 to lose digits: that is a real conversion."""
import numpy as np

rows = [[float(i + j) for j in range(64)] for i in range(500)]
table = np.asarray(rows, dtype=np.float32)
table = table.astype("f2").astype("f4")
print(float(table.mean()))
