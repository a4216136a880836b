"""Cluster labels of points, all unassigned at first."""
import numpy as np

UNASSIGNED = 255


def assign(points, centres):
    labels = np.full(len(points), UNASSIGNED)  # want: dtype
    best = np.full(len(points), np.inf, dtype=np.float32)
    for k, centre in enumerate(centres):
        delta = points - centre
        distance = np.vecdot(delta, delta)
        closer = distance < best
        labels[closer] = k
        np.copyto(best, distance, where=closer)
    return labels


rng = np.random.default_rng(4)
points = rng.random((120_000, 3), dtype=np.float32)
centres = points[:5]
labels = assign(points, centres)
sizes = [int(np.count_nonzero(labels == k)) for k in range(5)]
print(sum(sizes))
