import numpy as np
from functools import lru_cache
def winner(b):
    lines = np.concatenate([b, b.T, [b.diagonal()], [np.fliplr(b).diagonal()]])
    s = lines.sum(axis=1)
    return 1 if (s == 3).any() else -1 if (s == -3).any() else 0
def queens(n):
    cols, sols = [], []
    def place(r):
        if r == n: sols.append(cols.copy()); return
        for c in range(n):
            if all(c != k and abs(c - k) != r - i for i, k in enumerate(cols)): cols.append(c); place(r + 1); cols.pop()
    place(0)
    return np.array(sols)
Q = queens(6); board = np.zeros((len(Q), 6, 6), bool); board[np.arange(len(Q))[:, None], np.arange(6), Q] = True
flip = {tuple(q[::-1].tolist()) for q in Q} == {tuple(q.tolist()) for q in Q}
print(Q, board.sum((1, 2)), flip)
b = np.zeros((3, 3), np.int8); b[0] = 1; b2 = np.array([[-1, 1, 0], [1, -1, 0], [0, 1, -1]], np.int8); print(winner(b), winner(b2), winner(b*0))
S = np.array([[5,3,0,0,7,0,0,0,0],[6,0,0,1,9,5,0,0,0],[0,9,8,0,0,0,0,6,0],[8,0,0,0,6,0,0,0,3],[4,0,0,8,0,3,0,0,1],[7,0,0,0,2,0,0,0,6],[0,6,0,0,0,0,2,8,0],[0,0,0,4,1,9,0,0,5],[0,0,0,0,8,0,0,7,9]])
def options(S, r, c):
    y, x = r//3*3, c//3*3
    seen = np.union1d(np.union1d(S[r], S[:, c]), S[y:y+3, x:x+3])
    return np.setdiff1d(np.arange(1, 10), seen)
def fill(S):
    S = S.copy(); moved = True
    while moved:
        moved = False
        for r, c in np.argwhere(S == 0):
            o = options(S, r, c)
            if o.size == 1: S[r, c] = o[0]; moved = True
    return S
done = fill(S); rows = np.sort(done, axis=1); boxes = done.reshape(3, 3, 3, 3).swapaxes(1, 2).reshape(9, 9)
print((done == 0).sum(), (rows == np.arange(1, 10)).all(), boxes.sum(1), done.dtype)
@lru_cache(None)
def nim(*heaps):
    heaps = tuple(sorted(h for h in heaps if h))
    return bool(heaps) and any(not nim(*heaps[:i], heaps[i]-k, *heaps[i+1:]) for i in range(len(heaps)) for k in range(1, heaps[i]+1))
tab = np.array([[nim(i, j) for j in range(5)] for i in range(5)]); grundy = np.bitwise_xor.outer(np.arange(5), np.arange(5)) > 0
mines = np.random.default_rng(30).permutation(np.r_[np.ones(6, int), np.zeros(30, int)]).reshape(6, 6); p = np.pad(mines, 1); near = sum(p[1+i:7+i, 1+j:7+j] for i in (-1, 0, 1) for j in (-1, 0, 1)) - mines
knight = np.full((5, 5), -1); knight[0, 0] = 0; front = [(0, 0)]
for step in range(1, 9):
    front = [(y+a, x+b) for y, x in front for a, b in [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)] if 0 <= y+a < 5 and 0 <= x+b < 5 and knight[y+a, x+b] < 0]
    for f in front: knight[f] = step
spiral = np.zeros((4, 5), int); y, x, dy, dx = 0, 0, 0, 1
for k in range(1, 21):
    spiral[y, x] = k
    if not (0 <= y+dy < 4 and 0 <= x+dx < 5) or spiral[y+dy, x+dx]: dy, dx = dx, -dy
    y, x = y+dy, x+dx
magic = lambda n: (np.add.outer(np.arange(n), np.arange(n)) + (n+1)//2 + n//2*0) % n*n
print((tab == grundy).all(), near.shape, near.max() <= 8, knight, spiral, magic(3).dtype)
