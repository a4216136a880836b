import numpy as np


def warm(values, limit):
    return values.mean(where=values > limit, dtype=np.float64)


temperatures = np.linspace(-20, 40, 3650 * 24).reshape(3650, 24)
print(temperatures.sum(where=temperatures > 30))
print(warm(temperatures, 25))
