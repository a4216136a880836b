import numpy as np
from scipy import sparse

adjacency = sparse.random(600, 600, density=0.01, format="csr", dtype=np.float32, random_state=0)
dense = adjacency.todense()  # want: copy
degrees = dense.sum(axis=1)
print(degrees.shape[0], dense.shape)
