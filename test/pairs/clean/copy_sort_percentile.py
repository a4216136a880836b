import numpy as np


def percentile(values, q):
    values = values[:]
    values.sort()
    return float(values[int(q * (len(values) - 1))])


def draw():
    rng = np.random.default_rng(1)
    return rng.random(300_000, dtype=np.float32)


print(percentile(draw(), 0.5) > 0)
