import numpy as np

rng = np.random.default_rng(24)
bases = rng.integers(0, 4, size=40_000)
sequence = np.eye(4, dtype=np.uint8)[bases, :]
print(sequence.mean(axis=0))
