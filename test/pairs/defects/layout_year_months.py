"""Monthly means of a climate table, one column after the other."""
import numpy as np

YEARS, STATIONS = 1500, 365
rng = np.random.default_rng(5)
table = rng.random((YEARS, STATIONS))


def seasonal(values):
    result = np.empty(values.shape[1])
    for day in range(values.shape[1]):
        column = values[:, day]  # want: layout
        result[day] = column.max() - column.min()
    return result


swing = seasonal(table)
print(swing.shape, bool((swing > 0.5).all()))
warmest = int(np.argmax(table.mean(axis=0)))
print(0 <= warmest < STATIONS)
