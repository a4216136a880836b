"""Batches by indices that follow each other."""
import numpy as np


class Dataset:
    def __init__(self, rows: int, cols: int) -> None:
        self.x = np.ones((rows, cols), dtype=np.float32)

    def batches(self, size: int):
        for start in range(0, len(self.x), size):
            index = np.arange(start, min(start + size, len(self.x)))
            yield self.x[index]  # want: copy

    def shuffled(self, size: int, rng):
        order = rng.permutation(len(self.x))
        for start in range(0, len(order), size):
            yield self.x[order[start:start + size]]


data = Dataset(4000, 64)
total = 0.0
for batch in data.batches(500):
    total += float(batch.sum())
for batch in data.shuffled(500, np.random.default_rng(0)):
    total += float(batch[0, 0])
print(total)
