import numpy as np

levels = np.zeros(300_000, dtype=np.float32)
hot = (np.arange(300_000) & 7) == 0
levels[hot][:100] = 1  # want: copy
print(float(levels.sum()))
