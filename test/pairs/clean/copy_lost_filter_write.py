"""Outliers of a table of measurements are set to the median."""
import numpy as np


def repair(table, column, limit):
    values = table[:, column]
    middle = np.median(values)
    distance = values - middle
    np.abs(distance, out=distance)
    wild = distance > limit
    table[wild, column] = middle
    return int(np.count_nonzero(wild))


measurements = np.zeros((40_000, 6), dtype=np.float32)
measurements[::100, 2] = 90
fixed = repair(measurements, 2, 10)
print(fixed, measurements.shape)
