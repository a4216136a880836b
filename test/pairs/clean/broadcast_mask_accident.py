import numpy as np

truth = np.ones((1600, 1), dtype=np.uint8)
guess = np.ones(1600, dtype=np.uint8)
right = truth[:, 0] == guess
print(float(right.mean()))
