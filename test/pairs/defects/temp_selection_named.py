import numpy as np


def warm(values, limit):
    picked = values[values > limit]
    return picked.mean(dtype=np.float64)  # want: temp


temperatures = np.linspace(-20, 40, 3650 * 24).reshape(3650, 24)
hot = temperatures[temperatures > 30]
print(hot.sum())  # want: temp
print(warm(temperatures, 25))
