import numpy as np

rng = np.random.default_rng(31)
left = rng.random((300, 24), dtype=np.float32)
right = rng.random((260, 24), dtype=np.float32)
gap = np.abs(left[:, np.newaxis] - right).sum(-1)  # want: broadcast
print(float(gap.min()))
