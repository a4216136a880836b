import numpy as np


def table(count):
    return np.empty(count, dtype=np.dtype("i1, i8, i1, i8", align=True))  # want: dtype


rows = table(30_000)
rows["f0"] = 1
print(rows.nbytes)
