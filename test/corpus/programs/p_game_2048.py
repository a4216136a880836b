import numpy as np
import random


def slide_row(row):
    tiles = [int(v) for v in row if v]
    out = []
    score = 0
    i = 0
    while i < len(tiles):
        if i + 1 < len(tiles) and tiles[i] == tiles[i + 1]:
            out.append(tiles[i] * 2)
            score += tiles[i] * 2
            i += 2
        else:
            out.append(tiles[i])
            i += 1
    out += [0] * (len(row) - len(out))
    return np.array(out, dtype=row.dtype), score


class Game:
    MOVES = {"L": 0, "U": 1, "R": 2, "D": 3}

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.grid = np.zeros((4, 4), dtype=np.int32)
        self.score = 0
        self.spawn()
        self.spawn()

    def spawn(self):
        free = list(zip(*np.where(self.grid == 0)))
        if not free:
            return False
        y, x = self.rng.choice(free)
        self.grid[y, x] = 4 if self.rng.random() < 0.1 else 2
        return True

    def move(self, name):
        k = self.MOVES[name]
        turned = np.rot90(self.grid, k)
        rows = []
        gained = 0
        for row in turned:
            new, score = slide_row(row)
            rows.append(new)
            gained += score
        result = np.rot90(np.array(rows), -k)
        if np.array_equal(result, self.grid):
            return False
        self.grid = result.copy()
        self.score += gained
        self.spawn()
        return True

    def over(self):
        if (self.grid == 0).any():
            return False
        return not ((self.grid[1:] == self.grid[:-1]).any() or (self.grid[:, 1:] == self.grid[:, :-1]).any())


game = Game(11)
for turn in range(60):
    for name in "LDRU":
        if game.move(name):
            break
    else:
        break
    if game.over():
        break
tiles, counts = np.unique(game.grid, return_counts=True)
logs = np.log2(np.where(game.grid > 0, game.grid, 1)).astype(int)
print(game.grid.shape, game.grid.max() >= 4, tiles.dtype, counts.sum(), logs.max() > 0, game.score >= 0)
