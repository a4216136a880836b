import numpy as np

panel = np.zeros((300, 1), dtype=np.float32)
for k in range(100):
    panel = np.column_stack((panel, np.full(300, k, dtype=np.float32)))  # want: grow
print(panel.shape)
