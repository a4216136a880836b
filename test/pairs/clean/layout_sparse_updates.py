"""np.add.at() counts them."""
import numpy as np

rng = np.random.default_rng(6)
counts = np.zeros(1000, dtype=np.int32)
hits = rng.integers(0, 1000, 30_000, dtype=np.int16)
np.add.at(counts, hits, 1)
print(int(counts.sum()))
