import numpy as np

counts = np.array([3, 5, 250], dtype=np.uint8)
baseline = np.array([10, 10, 10], dtype=np.uint8)
change = counts.astype(np.int16) - baseline
print(change)
