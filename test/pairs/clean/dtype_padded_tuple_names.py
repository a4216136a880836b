import numpy as np


def table(count):
    return np.empty(count, dtype=np.dtype("i8, i8, i1, i1"))


rows = table(30_000)
rows["f0"] = 1
print(rows.nbytes)
