import numpy as np

vectors = np.ones((20_000, 30), dtype=np.float32)
lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
print(float(lengths[0]) > 5)
