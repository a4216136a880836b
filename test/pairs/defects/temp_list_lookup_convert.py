import numpy as np

table = [i * 0.5 for i in range(20_000)]
total = 0.0
for step in range(6):
    total += float(np.mean(table))  # want: temp
print(total)
