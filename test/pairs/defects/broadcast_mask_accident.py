import numpy as np

truth = np.ones((1600, 1), dtype=np.uint8)
guess = np.ones(1600, dtype=np.uint8)
right = truth == guess  # want: broadcast
print(float(right.mean()))
