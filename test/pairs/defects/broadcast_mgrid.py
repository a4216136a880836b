import numpy as np

rows, cols = np.mgrid[0:500, 0:600]  # want: broadcast
board = ((rows + cols) & 1) == 0
print(int(np.count_nonzero(board)))
