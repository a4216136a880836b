import numpy as np

pressure = np.ones((1000, 800), dtype=np.float32)
volume = np.ones((1000, 800), dtype=np.float32, order="F")
energy = pressure * volume  # want: layout
print(float(energy.sum()))
