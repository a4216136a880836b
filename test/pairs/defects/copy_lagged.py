"""Shifted parts of a series are copied before they are stacked."""
import numpy as np


def lags(series: np.ndarray, count: int) -> np.ndarray:
    rows = [series[k:series.size - count + k].copy() for k in range(count)]  # want: copy
    return np.stack(rows, axis=1)


def coefficients(series: np.ndarray, count: int) -> np.ndarray:
    table = lags(series, count)
    target = series[count:]
    return np.linalg.lstsq(table, target, rcond=None)[0]


series = np.sin(np.arange(20_000, dtype=np.float64))
print(coefficients(series, 4).round(2))
