import numpy as np


def median_of(values):
    values = np.concatenate([values, values[:10]])
    values = np.sort(values)  # want: copy
    return float(values[values.size // 2])


print(median_of(np.arange(300_000, dtype=np.float32)))
