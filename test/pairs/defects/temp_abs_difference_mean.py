import numpy as np


def mean_error(found, wanted):
    return np.abs(found - wanted).mean()  # want: temp


found = np.linspace(0, 1, 300_000, dtype=np.float32)
wanted = np.full(300_000, 0.5, dtype=np.float32)
print(float(mean_error(found, wanted)))
