import numpy as np

rng = np.random.default_rng(3)
dice = rng.integers(1, 7, size=500_000, dtype=np.uint8)
print(int(dice.max()))
