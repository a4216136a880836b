import numpy as np
from collections import deque
cap = np.zeros((6, 6), dtype=np.int64)
for u, v, c in [(0, 1, 16), (0, 2, 13), (1, 2, 10), (2, 1, 4), (1, 3, 12), (3, 2, 9), (2, 4, 14), (4, 3, 7), (3, 5, 20), (4, 5, 4)]:
    cap[u, v] = c
def bfs(res, s, t):
    prev = np.full(len(res), -1); prev[s] = s; q = deque([s])
    while q:
        u = q.popleft()
        for v in np.flatnonzero(res[u] > 0):
            if prev[v] < 0:
                prev[v] = u
                if v == t: return prev
                q.append(v)
    return prev
def maxflow(cap, s, t):
    res, total = cap.copy(), 0
    while (prev := bfs(res, s, t))[t] >= 0:
        path, v = [], t
        while v != s: path.append((prev[v], v)); v = prev[v]
        idx = tuple(np.array(path).T)
        push = res[idx].min()
        res[idx] -= push; np.add.at(res, idx[::-1], push)
        total += push
    return int(total), res
flow, res = maxflow(cap, 0, 5)
side = bfs(res, 0, 5) >= 0
cut = cap[np.ix_(side, ~side)].sum()
used = np.maximum(cap - res, 0)
print(flow, cut, side, used.sum(0) - used.sum(1))
# topological order, critical path, colouring
names = "abcdefg"; dur = np.array([3, 2, 4, 2, 3, 1, 2])
dep = np.zeros((7, 7), bool); dep[[0, 0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 5, 6]] = True
indeg = dep.sum(axis=0); ready = [int(i) for i in np.nonzero(indeg == 0)[0]]; order = []
while ready:
    i = ready.pop(); order.append(i)
    for j in np.flatnonzero(dep[i]):
        indeg[j] -= 1
        if indeg[j] == 0: ready.append(int(j))
early = np.zeros(7, int)
for i in order:
    for j in dep[i].nonzero()[0]: early[j] = max(early[j], early[i] + dur[i])
end = (early + dur).max()
adj = dep | dep.T; colour = np.full(7, -1)
for i in np.argsort(-adj.sum(1), kind="stable"):
    taken = set(colour[adj[i]].tolist()); c = 0
    while c in taken: c += 1
    colour[i] = c
reach = dep.copy()
for k in range(7): reach |= np.outer(reach[:, k], reach[k])
print("".join(names[i] for i in order), early, end, colour.max() + 1, reach.sum(), colour.dtype)
