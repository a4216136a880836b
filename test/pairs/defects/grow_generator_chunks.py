import numpy as np


def chunks(n):
    for i in range(n):
        yield np.full((20, 16), i, dtype=np.float32)


def read_all(n):
    """All chunks as one table."""
    table = None
    for chunk in chunks(n):
        table = chunk if table is None else np.concatenate([table, chunk])  # want: grow
    return table


print(read_all(120).shape)
