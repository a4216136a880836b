"""One index with both."""
import numpy as np

board = np.zeros((512, 512), dtype=np.uint8)
rows = np.array([3, 70, 200, 401])
board[rows, 10:20] = 1
print(int(board.sum()))
