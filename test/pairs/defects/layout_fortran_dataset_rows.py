"""Rows of a table that is kept in Fortran order."""
import numpy as np


class Table:
    def __init__(self, rows, columns):
        self.data = np.zeros((rows, columns), dtype=np.float32, order="F")

    def fill(self, rng):
        for i in range(len(self.data)):
            self.data[i] = rng.random(self.data.shape[1], dtype=np.float32)  # want: layout

    def best(self):
        return int(self.data.max(axis=1).argmax())


table = Table(4000, 200)
table.fill(np.random.default_rng(2))
print(0 <= table.best() < 4000)
