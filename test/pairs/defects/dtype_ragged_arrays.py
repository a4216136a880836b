import numpy as np

tokens = [[k % 5] * (k % 7 + 1) for k in range(2000)]
rows = np.array([np.array(t) for t in tokens], dtype=object)  # want: dtype
print(len(rows))
