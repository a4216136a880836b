import numpy as np


class Board:
    def __init__(self, n):
        self.cells = np.zeros((n, n), dtype=np.uint8)

    def place(self, i, j):
        self.cells[i, j] = 1

    def count(self):
        return int(np.count_nonzero(self.cells))


board = Board(400)
for k in range(20):
    board.place(k, 2 * k)
print(board.count())
