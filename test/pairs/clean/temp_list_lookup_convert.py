import numpy as np

table = np.arange(20_000, dtype=np.float32)
table *= 0.5
total = 0.0
for step in range(6):
    total += float(np.mean(table))
print(total)
