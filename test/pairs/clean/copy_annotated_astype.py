import numpy as np


def row_sums(samples: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> np.ndarray:
    return samples.astype(np.float64).sum(axis=1)
