import numpy as np

queries = np.ones((800, 12), dtype=np.float32)
codebook = np.zeros((64, 12), dtype=np.float32)
score = queries @ codebook.T
score *= -2
score += np.einsum("ij,ij->i", codebook, codebook)
nearest = score.argmin(1)
print(int(nearest.max()))
