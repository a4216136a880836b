import numpy as np

speeds = np.ones(300_000, dtype=np.float32)
kmh = speeds.astype(np.float32)  # want: copy
print(float(kmh.sum()))
