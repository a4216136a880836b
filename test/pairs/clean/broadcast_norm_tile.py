"""Rows of a table are centred and scaled with tiled means."""
import numpy as np


def centre(table: np.ndarray) -> np.ndarray:
    means = table.mean(axis=0)
    return table - means


def scale(table: np.ndarray) -> np.ndarray:
    table /= table.std(axis=0)
    return table


def correlation(table: np.ndarray) -> np.ndarray:
    ready = scale(centre(table))
    return ready.T @ ready / len(ready)


table = np.random.default_rng(10).normal(size=(8000, 12))
print(np.abs(np.triu(correlation(table), 1)).max())
