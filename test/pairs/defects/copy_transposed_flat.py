"""The elements of a transposed array are flattened for a sum of squares, whose order is free."""
import numpy as np


def total_energy(spectrum: np.ndarray) -> float:
    values = np.ravel(spectrum.T)  # want: copy
    return float(np.dot(values, values))


spectrum = np.ones((900, 400), dtype=np.float32)
print(total_energy(spectrum))
