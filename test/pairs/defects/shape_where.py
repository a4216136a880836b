import numpy as np

field = np.ones((50, 40), dtype=np.float32)
line = np.zeros(50, dtype=np.float32)
merged = np.where(field > 0, field, line)  # want: shape-error
print(merged.shape)
