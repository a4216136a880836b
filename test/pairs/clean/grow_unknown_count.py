import numpy as np


def merge(paths):
    parts = []
    for path in paths:
        part = np.loadtxt(path, dtype=np.float32, ndmin=2)
        parts.append(part)
    return np.concatenate(parts, axis=0)
