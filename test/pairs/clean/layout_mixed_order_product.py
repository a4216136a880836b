import numpy as np

pressure = np.ones((1000, 800), dtype=np.float32)
volume = np.ones((1000, 800), dtype=np.float32)
energy = pressure * volume
print(float(energy.sum()))
