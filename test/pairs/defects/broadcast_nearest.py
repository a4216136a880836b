import numpy as np

queries = np.ones((800, 12), dtype=np.float32)
codebook = np.zeros((64, 12), dtype=np.float32)
nearest = ((queries[:, None] - codebook) ** 2).sum(-1).argmin(1)  # want: broadcast
print(int(nearest.max()))
