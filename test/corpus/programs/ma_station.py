"""Hourly readings of weather stations: gaps and outliers are masked, the rest is summed up by day."""
import numpy as np
import numpy.ma as ma

MISSING = -999.0


def read_grid(stations, hours):
    base = np.arange(stations * hours, dtype=np.float64).reshape(stations, hours) % 37
    base[0, 3] = MISSING
    base[2, 10:14] = MISSING
    base[1, 5] = 400.0
    return base


def clean(raw, limit):
    grid = ma.masked_values(raw, MISSING)
    grid = ma.masked_greater(grid, limit)
    return grid


raw = read_grid(3, 48)
grid = clean(raw, 100.0)
days = grid.reshape(3, 2, 24)
means = days.mean(axis=2)
spread = days.std(axis=2)
counts = days.count(axis=2)
lowest = days.min(axis=2)
highest = days.max(axis=2)
anomalies = grid - grid.mean(axis=1)[:, np.newaxis]
filled = grid.filled(0.0)
kept = grid.compressed()
mask = grid.mask
data = grid.data
bad = int(mask.sum())
first = grid[0]
gap = grid[2, 8:16]
total = grid.sum()
doubled = grid * 2
scaled = doubled / 4.0
warm = grid > 20
n_warm = warm.sum()
ranked = ma.sort(gap)
order = gap.argsort()
middle = ma.median(grid, axis=1)
weights = np.linspace(1, 2, 48)
mean_w = ma.average(grid, axis=1, weights=weights)
print(means)
print(counts)
print(bad, total, n_warm)
print(ranked, order)
