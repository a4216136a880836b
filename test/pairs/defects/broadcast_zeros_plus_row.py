import numpy as np

slope = np.linspace(0, 1, 400, dtype=np.float32)
ramp = np.zeros((1000, 400), dtype=np.float32) + slope  # want: broadcast
data = np.ones((1000, 400), dtype=np.float32)
data *= ramp
print(round(float(data[0, -1]), 2))
