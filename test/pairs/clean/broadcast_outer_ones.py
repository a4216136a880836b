"""The column broadcasts."""
import numpy as np

trend = np.linspace(0, 1, 3000, dtype=np.float32)
readings = np.ones((3000, 40), dtype=np.float32)
readings -= trend[:, None]
print(float(readings.min()))
