"""A large file of counts is mapped, and one pass over it makes it all an array in memory."""
import os
import tempfile

import numpy as np

ROWS, COLUMNS = 4000, 250


def create(path: str) -> None:
    counts = np.memmap(path, dtype=np.float64, mode="w+", shape=(ROWS, COLUMNS))
    counts[:] = 1.0
    counts.flush()


def total(path: str) -> float:
    counts = np.memmap(path, dtype=np.float64, mode="r", shape=(ROWS, COLUMNS))
    everything = counts
    return float(everything.sum())


folder = tempfile.mkdtemp()
path = os.path.join(folder, "counts.bin")
create(path)
print(total(path))
os.remove(path)
os.rmdir(folder)
