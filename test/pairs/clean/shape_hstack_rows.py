import numpy as np

labels = np.zeros((50, 1), dtype=np.float32)
features = np.zeros((50, 8), dtype=np.float32)
table = np.hstack((features, labels))
print(table.shape)
