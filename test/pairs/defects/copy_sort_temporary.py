import numpy as np


def trimmed(values):
    ordered = np.sort(values * 2)  # want: copy
    return float(ordered[100:-100].mean())


print(trimmed(np.linspace(1, 0, 150_000, dtype=np.float32)))
