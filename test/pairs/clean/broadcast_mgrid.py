import numpy as np

rows, cols = np.ogrid[0:500, 0:600]
board = ((rows + cols) & 1) == 0
print(int(np.count_nonzero(board)))
