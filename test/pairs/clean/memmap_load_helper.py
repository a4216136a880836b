import numpy as np


def read_part(path, start, stop):
    data = np.load(path, mmap_mode="r")
    return data[start:stop]


np.save("log.npy", np.arange(500_000, dtype=np.int32))
print(int(read_part("log.npy", 1000, 1100).sum()))
