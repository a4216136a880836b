"""NaN stands for what is missing."""
import numpy as np


def lookup_table(count: int) -> np.ndarray:
    table = np.full(count, np.nan, dtype=np.float32)
    for k in range(count):
        table[k] = k * 0.5
    return table


table = lookup_table(20_000)
print(float(table[-1]))
