import numpy as np

rng = np.random.default_rng(4)
returns = rng.standard_normal(50_000, dtype=np.float32)
total = returns.sum(dtype=np.float64)
print(np.isfinite(total))
