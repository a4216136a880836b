"""Room for 120 characters, of which six are used."""
import numpy as np


def station_names(count: int) -> np.ndarray:
    names = np.full(count, "st", dtype="<U120")  # want: dtype
    for k in range(count):
        names[k] = f"st{k:04d}"
    return names


print(station_names(4000)[17])
