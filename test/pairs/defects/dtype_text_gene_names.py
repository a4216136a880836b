import numpy as np

names = [f"gene{i % 100}" for i in range(5000)]
names.append("a pseudogene that was annotated at great length " * 8)
table = np.array(names)  # want: dtype
print(table.shape, table[10], len(table[-1]))
