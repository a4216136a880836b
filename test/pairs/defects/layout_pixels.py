"""Columns of a C array in a function."""
import numpy as np


def darkest(picture: np.ndarray) -> int:
    """The smallest column sum."""
    best = 10**9
    for column in range(picture.shape[1]):
        total = int(picture[:, column].sum())  # want: layout
        best = min(best, total)
    return best


picture = np.ones((900, 1200), dtype=np.uint8)
print(darkest(picture))
