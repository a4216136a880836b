"""The tiled rows are changed."""
import numpy as np

pattern = np.arange(64, dtype=np.float32)
board = np.tile(pattern, (1500, 1))
board[::2] = 0
print(float(board.sum()))
