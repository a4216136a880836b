import numpy as np

rng = np.random.default_rng(31)
left = rng.random((300, 24), dtype=np.float32)
right = rng.random((260, 24), dtype=np.float32)
gap = np.empty((300, 260), dtype=np.float32)
for i, one in enumerate(left):
    diff = right - one
    np.abs(diff, out=diff)
    diff.sum(-1, out=gap[i])
print(float(gap.min()))
