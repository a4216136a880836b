import numpy as np

docs = np.ones((300, 64), dtype=np.float32)
overlap = docs @ docs.T
print(overlap.shape)
