import numpy as np

labels = np.zeros((40, 1), dtype=np.float32)
features = np.zeros((50, 8), dtype=np.float32)
table = np.hstack((features, labels))  # want: shape-error
print(table.shape)
