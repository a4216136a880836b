import numpy as np


class Reader:
    def __init__(self, path):
        self.data = np.memmap(path, dtype=np.int16, mode="r")

    def block(self, k):
        return self.data[k * 100 : (k + 1) * 100]


np.ones(400_000, dtype=np.int16).tofile("audio.raw")
print(int(Reader("audio.raw").block(3).sum()))
