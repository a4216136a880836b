"""No transpose, no copy."""
import numpy as np


def total_energy(spectrum: np.ndarray) -> float:
    values = np.ravel(spectrum)
    return float(np.dot(values, values))


spectrum = np.ones((900, 400), dtype=np.float32)
print(total_energy(spectrum))
