import numpy as np


def quantile(values, q):
    """Order statistic of a sample."""
    ordered = np.array(sorted(values))  # want: layout
    return ordered[int(q * (len(ordered) - 1))]


values = np.linspace(1, 0, 30_000, dtype=np.float32)
print(round(float(quantile(values, 0.25)), 3), float(values[0]))
