import numpy as np

board = np.zeros((400, 300), dtype=np.int8)
board.reshape(-1)[::7] = 1
print(int(board.sum()))
