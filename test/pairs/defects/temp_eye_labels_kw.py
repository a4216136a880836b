import numpy as np

rng = np.random.default_rng(21)
labels = rng.integers(0, 20, size=12_000)
onehot = np.eye(N=20)[labels]  # want: temp
print(onehot.shape, float(onehot[0].sum()))
