import numpy as np

rng = np.random.default_rng(61)
table = rng.random((5000, 40), dtype=np.float32)
score = np.abs((table - table.mean(axis=0)) / table.std(axis=0))  # want: temp
print(float(score.max()))
