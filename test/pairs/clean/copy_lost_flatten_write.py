import numpy as np

board = np.zeros((300, 300), dtype=np.int16)
board.reshape(-1)[::7] = 1
print(int(board.sum()))
