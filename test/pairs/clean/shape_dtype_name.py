"""It exists."""
import numpy as np


def make(kind: str, count: int) -> np.ndarray:
    return np.empty(count, dtype=kind + "64")


print(make("float", 5).dtype)
