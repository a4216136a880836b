"""Load profiles of households, one offset for each."""
import numpy as np

HOUSES, STEPS = 900, 1440


def offsets(seed):
    rng = np.random.default_rng(seed)
    return rng.random(HOUSES, dtype=np.float32)


profile = np.zeros((HOUSES, STEPS), dtype=np.float32)
base = offsets(1)
profile += np.repeat(base[:, None], STEPS, axis=1)  # want: broadcast
peak = profile.max(axis=1)
order = np.argsort(peak)
print(order.shape, bool(np.array_equal(peak, base)))
