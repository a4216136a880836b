import numpy as np

scores = np.ones((1200, 5), dtype=np.float32)
total = scores.sum(axis=1, keepdims=True)
limit = np.full(1200, 4, dtype=np.float32)
excess = total - limit  # want: broadcast
print(float(np.max(excess)))
