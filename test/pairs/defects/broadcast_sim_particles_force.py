import numpy as np


def energy(positions, charge):
    gap = positions[:, np.newaxis] - positions[np.newaxis]  # want: broadcast
    gap *= gap
    squared = gap.sum(axis=-1)
    squared += np.float32(0.01)
    np.sqrt(squared, out=squared)
    return float((charge / squared).sum())


rng = np.random.default_rng(5)
positions = rng.random((700, 3), dtype=np.float32)
charge = rng.random(700, dtype=np.float32)
print(energy(positions, charge) > 0)
