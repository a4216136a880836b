import numpy as np

levels = np.zeros(300_000, dtype=np.float32)
hot = (np.arange(300_000) & 7) == 0
levels[np.flatnonzero(hot)[:100]] = 1
print(float(levels.sum()))
