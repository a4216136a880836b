import numpy as np

totals = np.zeros(2001, dtype=np.float32)
for day in range(2000):
    totals[day + 1] = day
print(totals.shape)
