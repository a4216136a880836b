"""A flat copy is only counted."""
import numpy as np


def distinct(values: np.ndarray) -> int:
    flat = np.reshape(values, -1).copy()  # want: copy
    return len(np.unique(flat))


def ordered(values: np.ndarray) -> np.ndarray:
    flat = values.reshape(-1).copy()
    flat.sort()
    return flat


table = np.arange(300_000, dtype=np.int32).reshape(500, 600)
table %= 1000
print(distinct(table), int(ordered(table)[-1]), int(table[0, 1]))
