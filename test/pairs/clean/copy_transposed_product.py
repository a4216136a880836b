"""The rows of the ordered copy are walked."""
import numpy as np


def gram(samples: np.ndarray) -> np.ndarray:
    return samples.T @ samples


def rows_first(samples: np.ndarray) -> float:
    ordered = np.ascontiguousarray(samples.T)
    total = 0.0
    for row in ordered:
        total += float(row.max())
    return total


samples = np.ones((6000, 40), dtype=np.float32)
print(float(gram(samples)[0, 0]), rows_first(samples))
