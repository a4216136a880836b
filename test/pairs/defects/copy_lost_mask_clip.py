import numpy as np

depth = np.linspace(-10, 10, 100_000, dtype=np.float32)
bad = depth < -5
depth[bad][:100] = 0  # want: copy
print(float(depth.min()))
