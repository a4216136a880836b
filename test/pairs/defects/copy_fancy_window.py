import numpy as np


def window_mean(series, start, width):
    """Mean of a window of a series."""
    idx = list(range(start, start + width))
    return series[idx].mean()  # want: copy


prices = np.linspace(90, 110, 300_000, dtype=np.float32)
print(round(float(window_mean(prices, 1000, 200_000)), 3))
