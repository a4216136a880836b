"""Losses of each epoch, kept as rows of one array."""
import numpy as np


class History:
    def __init__(self, width):
        self.rows = []

    def add(self, values):
        self.rows.append(values)

    def best(self):
        return int(np.stack(self.rows)[:, 0].argmin())


history = History(32)
for epoch in range(400):
    losses = np.full(32, 1 / (1 + epoch), dtype=np.float32)
    history.add(losses)
print(history.best())
