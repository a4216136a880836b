import numpy as np


def spread(values):
    values = np.array(values, dtype=np.float32)  # want: copy
    return float(np.ptp(values))


print(spread(np.linspace(0, 1, 200_000, dtype=np.float32)))
