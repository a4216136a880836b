"""A mask picks a copy, and the write goes into that."""
import numpy as np


def zero_first_outlier(values: np.ndarray, limit: float) -> np.ndarray:
    outliers = values > limit
    values[outliers][0] = 0  # want: copy
    return values


readings = np.linspace(0, 10, 50_000, dtype=np.float32)
print(float(zero_first_outlier(readings, 9.0).max()))
