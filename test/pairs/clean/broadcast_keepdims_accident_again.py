import numpy as np

loads = np.ones((1500, 24), dtype=np.float32)
peak = loads.max(axis=1)
base = loads.min(axis=1)
spread = np.subtract(peak, base)
print(float(spread.max()))
