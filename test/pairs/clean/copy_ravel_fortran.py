import numpy as np

heights = np.ones((800, 500), dtype=np.float32, order="F")
lowest = heights.ravel(order="K").min()
print(float(lowest))
