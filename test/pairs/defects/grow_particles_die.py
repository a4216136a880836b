"""Particles that leave a box are taken out one by one."""
import numpy as np


def absorb(positions, limit):
    i = 0
    while i < len(positions):
        if positions[i] > limit:
            positions = np.delete(positions, i)  # want: grow
        else:
            i += 1
    return positions


rng = np.random.default_rng(12)
positions = rng.random(3000, dtype=np.float32)
inside = absorb(positions, 0.5)
print(1200 < len(inside) < 1800)
