import numpy as np

rng = np.random.default_rng(61)
table = rng.random((5000, 40), dtype=np.float32)
score = table - table.mean(axis=0)
score /= table.std(axis=0)
np.abs(score, out=score)
print(float(score.max()))
