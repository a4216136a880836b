import numpy as np

GLIDER = """
.O.
..O
OOO
""".strip().split("\n")

def parse(lines):
    return np.array([[ch == "O" for ch in line] for line in lines])

def step(board):
    n = sum(np.roll(np.roll(board.astype(int), dy, 0), dx, 1)
            for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0))
    return (n == 3) | (board & (n == 2))

world = np.zeros((12, 12), dtype=bool)
g = parse(GLIDER)
world[1:1 + g.shape[0], 1:1 + g.shape[1]] = g
generations = [world]
for _ in range(8):
    generations.append(step(generations[-1]))
history = np.array(generations)
print(history.shape, history.sum(axis=(1, 2)))
shifted = np.roll(world, (2, 2), axis=(0, 1))
print((generations[8] == shifted).all())
def rle(row):
    change = np.flatnonzero(np.diff(row.astype(np.int8)))
    edges = np.concatenate(([0], change + 1, [row.size]))
    return [(int(b - a), bool(row[a])) for a, b in zip(edges[:-1], edges[1:])]
print(rle(world[3]))
ys, xs = np.where(world)
com = np.array([ys.mean(), xs.mean()])
print(com)
