import numpy as np


class Table:
    def __init__(self, rows, cols):
        self.data = np.ones((rows, cols), dtype=np.float32)

    def totals(self):
        return self.data.sum(axis=0)


print(float(Table(3000, 180).totals().sum()))
