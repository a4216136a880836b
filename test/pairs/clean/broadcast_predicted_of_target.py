import numpy as np

rng = np.random.default_rng(7)
observed = rng.normal(size=2000)
noise = rng.normal(scale=0.1, size=2000)
predicted = observed + noise
error = observed - predicted
print(error.mean())
