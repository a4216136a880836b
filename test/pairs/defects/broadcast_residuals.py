import numpy as np


def sse(target, estimate):
    """Sum of squared errors."""
    residual = target - estimate  # want: broadcast
    return float(np.vdot(residual, residual))


x = np.ones((1200, 3), dtype=np.float32)
w = np.ones((3, 1), dtype=np.float32)
y = np.zeros(1200, dtype=np.float32)
print(sse(y, x @ w))
