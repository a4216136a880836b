"""Neighbours are compared."""
import numpy as np


def crossings(signal: np.ndarray) -> int:
    above = signal > 0
    return int(np.count_nonzero(above[1:] != above[:-1]))


signal = np.sin(np.arange(200_000, dtype=np.float32))
print(crossings(signal))
