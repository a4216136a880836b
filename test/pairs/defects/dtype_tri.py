import numpy as np
n = 800
mask = np.tril(np.ones((n, n)))  # want: dtype
scores = np.full((n, n), 0.5, dtype=np.float32)
scores[mask == 0] = -1
print(float(scores.sum()))
