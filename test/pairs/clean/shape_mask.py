import numpy as np

scores = np.ones((40, 5), dtype=np.float32)
good = np.ones(5, dtype=bool)
picked = scores[:, good]
print(picked.shape)
