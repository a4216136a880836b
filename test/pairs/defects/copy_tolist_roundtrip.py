"""An array is made of the list of its own elements."""
import numpy as np


def spread(values):
    values = np.array(values.tolist(), dtype=np.float32)  # want: copy
    low, high = values.min(), values.max()
    return float(high - low)


print(spread(np.linspace(0, 9, 100_000, dtype=np.float32)))
