import numpy as np


def assign(points, centres):
    """Index of the nearest centre."""
    gap = np.expand_dims(points, 1) - centres  # want: broadcast
    return np.argmin(np.linalg.norm(gap, axis=-1), axis=1)


pts = np.ones((3000, 8), dtype=np.float32)
cen = np.zeros((50, 8), dtype=np.float32)
print(assign(pts, cen).shape)
