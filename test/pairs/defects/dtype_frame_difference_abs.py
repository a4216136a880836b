import numpy as np

rng = np.random.default_rng(2)


def moved(before, after):
    """How much each pixel changed."""
    change = after - before  # want: dtype
    return np.abs(change, out=change)


first = rng.integers(0, 255, (480, 640), dtype=np.uint8)
second = rng.integers(0, 255, (480, 640), dtype=np.uint8)
print(moved(first, second).max())
