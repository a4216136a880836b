import numpy as np

temps = np.zeros((12, 31), dtype=np.float32)
hot = np.zeros(31, dtype=bool)
hot[3] = True
selected = temps[hot]  # want: shape-error
print(selected.shape)
