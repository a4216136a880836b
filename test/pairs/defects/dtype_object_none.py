import numpy as np

raw = [0.5, None, 2.5] * 20_000
column = np.array(raw)  # want: dtype
print(len(column))
