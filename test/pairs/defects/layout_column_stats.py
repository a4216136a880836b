import numpy as np


def column_ranges(table):
    """Range of every column."""
    return [float(np.ptp(table[:, k])) for k in range(table.shape[1])]  # want: layout


measurements = np.ones((6000, 80), dtype=np.float32)
print(len(column_ranges(measurements)))
