import numpy as np

rng = np.random.default_rng(60)
scores = rng.random(50_000, dtype=np.float32)
kept = scores
print(float(kept.max()))
