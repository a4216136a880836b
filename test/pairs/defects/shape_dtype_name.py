"""A name for a dtype that does not exist."""
import numpy as np


def make(kind: str, count: int) -> np.ndarray:
    return np.empty(count, dtype=kind + "64x")  # want: shape-error


print(make("float", 5).dtype)
