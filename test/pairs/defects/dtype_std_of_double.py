"""A float64 mean makes float64 of a float32 batch."""
import numpy as np

history = np.linspace(0, 1, 400)
batch = np.ones((600, 400), dtype=np.float32)
mu, sigma = history.mean(), history.std()
scored = (batch - mu) / sigma  # want: dtype
print(float(scored.max()))
