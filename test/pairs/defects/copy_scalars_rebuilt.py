import numpy as np

rng = np.random.default_rng(60)
scores = rng.random(50_000, dtype=np.float32)
kept = np.array([score for score in scores])  # want: copy
print(float(kept.max()))
