import numpy as np

board = np.ones((2000, 50), dtype=np.float32)
upper = board[:1000]
print(float(upper.sum()))
