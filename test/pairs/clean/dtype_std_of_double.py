"""Python floats leave it float32."""
import numpy as np

history = np.linspace(0, 1, 400)
batch = np.ones((600, 400), dtype=np.float32)
mu, sigma = history.mean(), history.std()
scored = np.subtract(batch, float(mu), dtype=np.float32)
scored /= sigma
print(float(scored.max()))
