from enum import Enum, IntEnum, auto
import numpy as np
class Light(Enum):
    RED = 30; GREEN = 25; AMBER = 5
    @property
    def next(self):
        order = list(type(self))
        return order[(order.index(self) + 1) % len(order)]
class Cell(IntEnum):
    EMPTY = 0; TREE = auto(); FIRE = auto(); ASH = auto()
def schedule(n):
    state, left = Light.RED, Light.RED.value
    for _ in range(n):
        yield state
        left -= 1
        if not left: state = state.next; left = state.value
code = {l: i for i, l in enumerate(Light)}
seq = np.array([code[s] for s in schedule(130)], dtype=np.uint8)
share = np.bincount(seq)/seq.size
change = np.flatnonzero(np.diff(seq.astype(np.int8)))
print(share, change, seq[:3], [l.name for l in Light])
grid = np.full((9, 9), Cell.TREE, dtype=np.int8)
grid[4, :] = Cell.EMPTY; grid[4, 4] = Cell.TREE; grid[0, 0] = Cell.FIRE
def step(g):
    fire = np.pad(g == Cell.FIRE, 1)
    near = fire[:-2, 1:-1] | fire[2:, 1:-1] | fire[1:-1, :-2] | fire[1:-1, 2:]
    new = g.copy()
    new[(g == Cell.TREE) & near] = Cell.FIRE
    new[g == Cell.FIRE] = Cell.ASH
    return new
hist = []
while (grid == Cell.FIRE).any():
    hist.append(np.bincount(grid.ravel(), minlength=len(Cell)))
    grid = step(grid)
H = np.array(hist)
print(H.shape, H[-1], len(hist), H.sum(1), Cell(2).name)
MOVES = {"N": (-1, 0), "E": (0, 1), "S": (1, 0), "W": (0, -1)}
class Robot:
    def __init__(self, size): self.pos = np.zeros(2, int); self.size = size; self.seen = np.zeros((size, size), bool)
    def run(self, prog):
        for tok in prog.split():
            match tok[0], tok[1:]:
                case ("N" | "E" | "S" | "W") as d, k if k.isdigit():
                    for _ in range(int(k)): self.go(MOVES[d])
                case "H", "": self.pos[:] = 0
                case "T", spot:
                    self.pos = np.array([int(v) for v in spot.split(",")])
                case other: raise ValueError(f"what is {other[0]}?")
            self.seen[tuple(self.pos)] = True
        return self
    def go(self, d):
        np.clip(self.pos + d, 0, self.size-1, out=self.pos)
        self.seen[self.pos[0], self.pos[1]] = True
r = Robot(8).run("E3 S2 W1 H T5,6 N9 E2")
try: r.run("X9")
except ValueError as err: print(err)
print(r.pos, r.seen.sum(), np.argwhere(r.seen)[-1])
