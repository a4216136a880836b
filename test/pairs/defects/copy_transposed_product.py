"""A transposed array is put in order for a product, which takes any order."""
import numpy as np


def gram(samples: np.ndarray) -> np.ndarray:
    flipped = np.ascontiguousarray(samples.T)  # want: copy
    return flipped @ samples


def rows_first(samples: np.ndarray) -> float:
    ordered = np.ascontiguousarray(samples.T)
    total = 0.0
    for row in ordered:
        total += float(row.max())
    return total


samples = np.ones((6000, 40), dtype=np.float32)
print(float(gram(samples)[0, 0]), rows_first(samples))
