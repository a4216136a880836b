import numpy as np

rng = np.random.default_rng(4)
returns = rng.standard_normal(50_000, dtype=np.float32)
total = sum(returns)  # want: layout
print(np.isfinite(total))
