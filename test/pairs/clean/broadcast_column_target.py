"""Accuracy of a classifier whose labels came as a column."""
import numpy as np


def load(n):
    rng = np.random.default_rng(8)
    x = rng.random((n, 5), dtype=np.float32)
    y = (x.sum(axis=1) > 2.5).astype(np.uint8)
    return x, y


def accuracy(predicted, labels):
    right = predicted == labels  # want: broadcast
    return float(np.mean(right))


x, labels = load(4000)
predicted = np.zeros(4000, dtype=np.uint8)
predicted[x[:, 0] > 0.5] = 1
print(0 < accuracy(predicted, labels) < 1)
