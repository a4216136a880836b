import numpy as np

board = np.ones((2000, 50), dtype=np.float32)
upper = board[list(range(1000))]  # want: copy
print(float(upper.sum()))
