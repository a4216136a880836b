"""A correction that is written into a map that does not keep it."""
import numpy as np


def create(path, shape):
    field = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=shape)
    field[:] = 1
    field.flush()


def correct(path, rows, value):
    field = np.load(path, mmap_mode="c")
    field[rows] -= value  # want: memmap


create("field.npy", (500, 400))
correct("field.npy", slice(0, 10), 0.5)
again = np.load("field.npy", mmap_mode="r")
print(again.shape)
