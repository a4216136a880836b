"""A column times ones, by np.outer."""
import numpy as np

trend = np.linspace(0, 1, 3000, dtype=np.float32)
readings = np.ones((3000, 40), dtype=np.float32)
lifted = np.outer(trend, np.ones(40, dtype=np.float32))  # want: broadcast
readings -= lifted
print(float(readings.min()))
