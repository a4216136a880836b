import numpy as np


def mean_error(found, wanted):
    gap = found - wanted
    np.abs(gap, out=gap)
    return gap.mean()


found = np.linspace(0, 1, 300_000, dtype=np.float32)
wanted = np.full(300_000, 0.5, dtype=np.float32)
print(float(mean_error(found, wanted)))
