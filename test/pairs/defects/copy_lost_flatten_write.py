import numpy as np

board = np.zeros((300, 300), dtype=np.int16)
board.flatten()[::7] = 1  # want: copy
print(int(board.sum()))
