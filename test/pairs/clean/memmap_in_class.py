import numpy as np


class Store:
    def __init__(self, path, shape):
        self.path = path
        self.shape = shape

    def create(self):
        data = np.memmap(self.path, dtype=np.float32, mode="w+", shape=self.shape)
        data[:] = 0.5
        data.flush()

    def row_mean(self, row):
        data = np.memmap(self.path, dtype=np.float32, mode="r", shape=self.shape)
        doubled = data[row] * 2
        return float(doubled.mean())


store = Store("store.dat", (3000, 200))
store.create()
print(store.row_mean(17))
