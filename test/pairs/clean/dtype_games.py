import numpy as np
from numpy import uint8


class Board:
    """A large Go-like board that keeps its history."""

    def __init__(self, size):
        self.cells = np.zeros((size, size), dtype=uint8)
        self.moves = 0

    def play(self, row, col, player):
        self.cells[row, col] = player
        self.moves += 1

    def count(self, player):
        return np.count_nonzero(self.cells == player)


board = Board(400)
for m in range(50):
    board.play(m, (m * 7) % 400, 1 + m % 2)
print(board.count(1), board.count(2))
