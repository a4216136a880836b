import numpy as np

left = np.ones((10, 20), dtype=np.float32)
right = np.ones((30, 20), dtype=np.float32)
mixed = np.einsum("ij,jk->ik", left, right)  # want: shape-error
print(mixed.shape)
