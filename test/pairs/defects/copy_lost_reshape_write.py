import numpy as np

board = np.zeros((400, 300), dtype=np.int8)
board.T.reshape(-1)[::7] = 1  # want: copy
print(int(board.sum()))
