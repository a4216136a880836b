import numpy as np

totals = np.zeros(1, dtype=np.float32)
for day in range(2000):
    totals = np.pad(totals, (0, 1))  # want: grow
    totals[-1] = day
print(totals.shape)
