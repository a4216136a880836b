"""An array full of None is filled with floats."""
import numpy as np


def lookup_table(count: int) -> np.ndarray:
    table = np.full(count, None)  # want: dtype
    for k in range(count):
        table[k] = k * 0.5
    return table


table = lookup_table(20_000)
print(float(table[-1]))
