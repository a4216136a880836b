import numpy as np


def trimmed(values):
    ordered = values * 2
    ordered.sort()
    return float(ordered[100:-100].mean())


print(trimmed(np.linspace(1, 0, 150_000, dtype=np.float32)))
