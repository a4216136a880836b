import numpy as np

board = np.full((600, 600), 1, dtype=np.uint8)
board[100:200, 100:200] = 3
print(int(board.max()))
