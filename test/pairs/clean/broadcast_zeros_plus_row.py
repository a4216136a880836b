import numpy as np

slope = np.linspace(0, 1, 400, dtype=np.float32)
data = np.ones((1000, 400), dtype=np.float32)
data *= slope
print(round(float(data[0, -1]), 2))
