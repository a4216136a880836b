import numpy as np

depth = np.linspace(0, 1, 150_000, dtype=np.float32)
upward = np.take(depth, np.arange(depth.size - 1, -1, -1))  # want: copy
print(float(upward[0]), float(upward.std()))
