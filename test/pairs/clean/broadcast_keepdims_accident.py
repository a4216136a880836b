import numpy as np

scores = np.ones((1200, 5), dtype=np.float32)
total = scores.sum(axis=1)
limit = np.full(1200, 4, dtype=np.float32)
excess = total - limit
print(float(np.max(excess)))
