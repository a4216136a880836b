import numpy as np


def train(epochs, batches):
    """A fake training loop that keeps its losses."""
    w = np.zeros(64, dtype=np.float32)
    losses = np.empty(epochs * batches, dtype=np.float32)
    k = 0
    for epoch in range(epochs):
        for b in range(batches):
            w -= 0.01
            losses[k] = w @ w
            k += 1
    return losses


curve = train(10, 100)
print(curve.shape)
