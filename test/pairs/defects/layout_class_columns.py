import numpy as np


class Table:
    def __init__(self, rows, cols):
        self.data = np.ones((rows, cols), dtype=np.float32)

    def totals(self):
        out = np.zeros(self.data.shape[1], dtype=np.float32)
        for j in range(self.data.shape[1]):
            out[j] = self.data[:, j].sum()  # want: layout
        return out


print(float(Table(3000, 180).totals().sum()))
