import numpy as np

rng = np.random.default_rng(44)
weights = rng.random(300_000, dtype=np.float32)
returns = rng.random(300_000, dtype=np.float32)
total = weights @ returns
print(float(total))
