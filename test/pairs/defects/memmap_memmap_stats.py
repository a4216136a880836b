"""Means of the columns of a big table that lies in a file."""
import os
import tempfile

import numpy as np

ROWS, COLUMNS = 6000, 64


def write_table(path: str) -> None:
    table = np.memmap(path, dtype=np.float32, mode="w+", shape=(ROWS, COLUMNS))
    for start in range(0, ROWS, 1000):
        table[start:start + 1000] = start
    table.flush()


def spread(path: str) -> np.ndarray:
    table = np.memmap(path, dtype=np.float32, mode="r", shape=(ROWS, COLUMNS))
    mean = table.mean(axis=0)
    deviation = np.asarray(table) - mean  # want: memmap
    return np.sqrt((deviation ** 2).mean(axis=0))


def main():
    path = os.path.join(tempfile.mkdtemp(), "table.bin")
    write_table(path)
    print(float(spread(path)[0]))
    os.remove(path)


main()
