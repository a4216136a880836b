"""Conway's game of life."""
import numpy as np


class Life:
    def __init__(self, rows: int, cols: int, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.cells = rng.integers(0, 2, size=(rows, cols))  # want: dtype

    def neighbours(self) -> np.ndarray:
        padded = np.pad(self.cells, 1)
        total = np.zeros_like(self.cells)
        for row in range(3):
            for col in range(3):
                if (row, col) != (1, 1):
                    total += padded[row:row + self.cells.shape[0], col:col + self.cells.shape[1]]
        return total

    def step(self) -> None:
        count = self.neighbours()
        self.cells[:] = (count == 3) | ((count == 2) & (self.cells == 1))

    @property
    def alive(self) -> int:
        return int(np.count_nonzero(self.cells))


game = Life(300, 300)
for _ in range(4):
    game.step()
print(game.alive > 0)
