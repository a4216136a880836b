import numpy as np

rng = np.random.default_rng(9)
ages = rng.integers(0, 100, size=200_000, dtype=np.uint8)
weight = np.ones(ages.shape, dtype=np.uint8)
weight[ages > 65] = 2
print(weight.sum())
edges = np.arange(0, 101, 10)
counts, _ = np.histogram(ages, bins=edges)
order = np.argsort(counts)
print(counts[order][-1] > 0)
