import numpy as np

coords = np.zeros((600, 3), dtype=np.float32)
coords[:, 0] = np.arange(600)


def contact_map(xyz, cutoff):
    diff = xyz[:, None] - xyz  # want: broadcast
    dist = np.sqrt(np.sum(diff * diff, axis=-1))
    return dist < cutoff


contacts = contact_map(coords, 8)
print(np.count_nonzero(contacts))
