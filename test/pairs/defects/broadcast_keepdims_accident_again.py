import numpy as np

loads = np.ones((1500, 24), dtype=np.float32)
peak = loads.max(axis=1, keepdims=True)
base = loads.min(axis=1)
spread = np.subtract(peak, base)  # want: broadcast
print(float(spread.max()))
