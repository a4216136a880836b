import numpy as np

labels = np.zeros((20, 20), dtype=np.uint8)
counts = np.bincount(labels)  # want: shape-error
print(counts)
