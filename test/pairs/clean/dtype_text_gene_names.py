import numpy as np

names = [f"gene{i % 100}" for i in range(5000)]
names.append("pseudo1")
table = np.array(names)
print(table.shape, table[10], len(table[-1]))
