"""Monthly means of a climate table, one column after the other."""
import numpy as np

YEARS, STATIONS = 1500, 365
rng = np.random.default_rng(5)
table = rng.random((YEARS, STATIONS))


def seasonal(values):
    return values.max(axis=0) - values.min(axis=0)


swing = seasonal(table)
print(swing.shape, bool((swing > 0.5).all()))
warmest = int(np.argmax(table.mean(axis=0)))
print(0 <= warmest < STATIONS)
