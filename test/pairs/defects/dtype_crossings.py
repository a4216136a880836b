"""Truths become int64 for their differences."""
import numpy as np


def crossings(signal: np.ndarray) -> int:
    above = signal > 0
    changes = np.diff(above.astype(int))  # want: dtype
    return int(np.count_nonzero(changes))


signal = np.sin(np.arange(200_000, dtype=np.float32))
print(crossings(signal))
