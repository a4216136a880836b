import numpy as np

coords = np.zeros((600, 3), dtype=np.float32)
coords[:, 0] = np.arange(600)


def contact_map(xyz, cutoff):
    sq = np.einsum("ij,ij->i", xyz, xyz)
    dist = xyz @ xyz.T
    dist *= -2
    dist += sq
    dist += sq[:, None]
    return dist < cutoff * cutoff


contacts = contact_map(coords, 8)
print(np.count_nonzero(contacts))
