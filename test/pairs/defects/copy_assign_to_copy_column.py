import numpy as np


def clear_negative(table):
    table[table[:, 0] < 0][:, 1] = 0  # want: copy
    return table


table = np.linspace(-1, 1, 40_000, dtype=np.float32).reshape(-1, 2)
cleared = clear_negative(table)
print(float(cleared[0, 1]))
