import numpy as np


def energy(positions, charge):
    norms = np.einsum("ij,ij->i", positions, positions)
    squared = positions @ positions.T
    squared *= -2
    squared += norms[:, None]
    squared += norms
    squared += np.float32(0.01)
    np.sqrt(squared, out=squared)
    return float((charge / squared).sum())


rng = np.random.default_rng(5)
positions = rng.random((700, 3), dtype=np.float32)
charge = rng.random(700, dtype=np.float32)
print(energy(positions, charge) > 0)
