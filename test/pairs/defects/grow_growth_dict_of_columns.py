import numpy as np

columns = {"a": np.zeros(0, dtype=np.float32), "b": np.zeros(0, dtype=np.float32)}


def extend(table, key, values):
    table[key] = np.append(table[key], values)  # want: grow


for step in range(400):
    extend(columns, "a", np.full(50, step, dtype=np.float32))
print(columns["a"].shape, columns["b"].shape)
