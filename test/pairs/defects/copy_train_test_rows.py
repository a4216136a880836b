"""Split of a table into rows for training and for tests."""
import numpy as np


def split(table, share):
    cut = int(len(table) * share)
    order = np.arange(len(table))
    return table[order[:cut]], table[order[cut:]]  # want: copy


data = np.linspace(0, 1, 80_000 * 10, dtype=np.float32).reshape(80_000, 10)
train, test = split(data, 0.8)
mean = train.mean(axis=0)
error = np.abs(test.mean(axis=0) - mean).max()
print(train.shape, test.shape, round(float(error), 3))
