import numpy as np

rng = np.random.default_rng(21)
labels = rng.integers(0, 20, size=12_000)
onehot = np.zeros((labels.size, 20), dtype=np.uint8)
onehot[np.arange(labels.size), labels] = 1
print(onehot.shape, float(onehot[0].sum()))
