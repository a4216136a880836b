import numpy as np
from collections import deque


class Board:
    def __init__(self, rows, cols, mines, seed=0):
        self.rows, self.cols = rows, cols
        rng = np.random.default_rng(seed)
        flat = np.zeros(rows * cols, dtype=bool)
        flat[rng.choice(rows * cols, size=mines, replace=False)] = True
        self.mines = flat.reshape(rows, cols)
        self.counts = self._neighbours()
        self.shown = np.zeros((rows, cols), dtype=bool)

    def _neighbours(self):
        padded = np.pad(self.mines.astype(np.int8), 1)
        total = np.zeros_like(self.mines, dtype=np.int8)
        for dy in range(3):
            for dx in range(3):
                if (dy, dx) != (1, 1):
                    total += padded[dy:dy + self.rows, dx:dx + self.cols]
        total[self.mines] = -1
        return total

    def reveal(self, r, c):
        if self.mines[r, c]:
            return False
        todo = deque([(r, c)])
        while todo:
            y, x = todo.popleft()
            if self.shown[y, x]:
                continue
            self.shown[y, x] = True
            if self.counts[y, x] == 0:
                for ny in range(max(0, y - 1), min(self.rows, y + 2)):
                    for nx in range(max(0, x - 1), min(self.cols, x + 2)):
                        if not self.shown[ny, nx]:
                            todo.append((ny, nx))
        return True

    def __str__(self):
        lines = []
        for y in range(self.rows):
            cells = [str(self.counts[y, x]) if self.shown[y, x] else "." for x in range(self.cols)]
            lines.append(" ".join(cells))
        return "\n".join(lines)

    @property
    def won(self):
        return bool((self.shown | self.mines).all())


board = Board(9, 12, 14, seed=3)
zeros = np.argwhere(board.counts == 0)
start = tuple(zeros[0])
alive = board.reveal(*start)
print(board)
print(alive, board.won, board.shown.sum())
hidden = ~board.shown
safe = hidden & ~board.mines
for r, c in np.argwhere(safe)[:5]:
    board.reveal(r, c)
ratio = board.shown.mean()
histogram = np.bincount(board.counts[board.counts >= 0], minlength=9)
print(ratio, histogram)
