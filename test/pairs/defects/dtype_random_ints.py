import numpy as np

rng = np.random.default_rng(3)
dice = rng.integers(1, 7, size=500_000)  # want: dtype
print(int(dice.max()))
