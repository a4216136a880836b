import numpy as np

heights = np.ones((800, 500), dtype=np.float32, order="F")
lowest = heights.ravel().min()  # want: copy
print(float(lowest))
