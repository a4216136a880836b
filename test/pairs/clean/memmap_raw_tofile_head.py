import numpy as np

HEADER = 512
np.zeros(1_500_000, dtype=np.int16).tofile("scan.raw")


def first_lines(path, width, count):
    everything = np.fromfile(path, dtype=np.int16, count=width * count)
    return everything.reshape(count, width)


print(first_lines("scan.raw", 640, 4).shape)
