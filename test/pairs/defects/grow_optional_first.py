"""The first chunk is taken as it is, the others are joined to it one by one."""
import numpy as np


def read_chunk(number):
    return np.full((50, 32), number, dtype=np.float32)


def load_all(count):
    table = None
    for number in range(count):
        chunk = read_chunk(number)
        if table is None:
            table = chunk
        else:
            table = np.concatenate([table, chunk], axis=0)  # want: grow
    return table


data = load_all(200)
print(data.shape, float(data[-1, 0]))
