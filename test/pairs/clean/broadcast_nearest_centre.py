import numpy as np


def assign(points, centres):
    """Index of the nearest centre."""
    score = points @ centres.T
    score *= -2
    score += np.einsum("ij,ij->i", centres, centres)
    return np.argmin(score, axis=1)


pts = np.ones((3000, 8), dtype=np.float32)
cen = np.zeros((50, 8), dtype=np.float32)
print(assign(pts, cen).shape)
