"""Working days picked out of a year of readings."""
import numpy as np


def working_days(days):
    return np.arange(days) % 7 < 5


readings = np.linspace(0, 1, 365, dtype=np.float32)
mask = working_days(366)
picked = readings[mask]  # want: shape-error
weekly = picked[:255].reshape(51, 5).mean(axis=1)
print(weekly.shape)
