import numpy as np

rng = np.random.default_rng(1)
X = rng.random((1200, 8), dtype=np.float32)
w = rng.random((8, 1), dtype=np.float32)
y = rng.random(1200, dtype=np.float32)
pred = X @ w
pred = pred[:, 0]
pred -= y
loss = np.dot(pred, pred) / len(y)
print(float(loss) > 0)
