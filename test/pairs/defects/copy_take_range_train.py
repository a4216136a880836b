import numpy as np

rng = np.random.default_rng(4)
rows = rng.random((20_000, 12), dtype=np.float32)
cut = int(len(rows) * 0.8)
order = np.arange(len(rows))
train = rows[order[:cut]]  # want: copy
print(train.shape, float(train.mean()))
