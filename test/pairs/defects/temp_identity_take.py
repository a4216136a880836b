import numpy as np

rng = np.random.default_rng(22)
species = rng.integers(0, 12, size=20_000)
table = np.identity(12)
coded = table.take(species, axis=0)  # want: temp
print(coded.shape, float(coded.sum()))
