import numpy as np

depth = np.linspace(0, 1, 150_000, dtype=np.float32)
upward = depth[::-1]
print(float(upward[0]), float(upward.std()))
