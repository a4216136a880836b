"""Particles that leave a box are taken out one by one."""
import numpy as np


def absorb(positions, limit):
    return positions[positions <= limit]


rng = np.random.default_rng(12)
positions = rng.random(3000, dtype=np.float32)
inside = absorb(positions, 0.5)
print(1200 < len(inside) < 1800)
