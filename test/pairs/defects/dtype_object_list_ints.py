import numpy as np

ids = np.array(list(range(70_000)), dtype="O")  # want: dtype
print(int(ids[-1]))
