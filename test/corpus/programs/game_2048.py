import numpy as np

def slide(row):
    tiles = row[row != 0]
    out = []
    skip = False
    for i in range(len(tiles)):
        if skip:
            skip = False
            continue
        if i + 1 < len(tiles) and tiles[i] == tiles[i + 1]:
            out.append(tiles[i] * 2)
            skip = True
        else:
            out.append(tiles[i])
    return np.array(out + [0] * (4 - len(out)), dtype=row.dtype)

def move(board, direction):
    turned = np.rot90(board, direction)
    moved = np.apply_along_axis(slide, 1, turned)
    return np.rot90(moved, -direction)

board = np.array([[2, 2, 4, 0], [0, 4, 4, 8], [2, 0, 2, 0], [16, 16, 16, 16]])
for d in range(4):
    new = move(board, d)
    print(d, new.tolist())
def empty_cells(b):
    return np.argwhere(b == 0)
cells = empty_cells(board)
rng = np.random.default_rng(1)
pick = tuple(cells[rng.integers(len(cells))])
board[pick] = 2 if rng.random() < 0.9 else 4
print(board.sum(), cells.shape)
score = int(np.log2(board[board > 0]).sum())
print(score)
