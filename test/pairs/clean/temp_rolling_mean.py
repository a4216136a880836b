"""A moving average over a long series."""
import numpy as np


def moving_average(x, window):
    total = np.cumsum(x, dtype=np.float64)
    out = total[window:] - total[:-window]
    out /= window
    return out


def trend(x, short, long):
    fast = moving_average(x, short)[long - short :]
    slow = moving_average(x, long)
    fast -= slow
    return fast


series = np.linspace(0, 10, 300_000, dtype=np.float32)
print(trend(series, 20, 100).shape)
