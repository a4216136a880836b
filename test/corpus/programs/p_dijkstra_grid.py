import heapq
from functools import lru_cache
import numpy as np

INF = np.iinfo(np.int64).max


def dijkstra(weights, start):
    h, w = weights.shape
    dist = np.full((h, w), INF, dtype=np.int64)
    prev = np.full((h, w, 2), -1, dtype=np.int16)
    dist[start] = 0
    heap = [(0, start)]
    while heap:
        d, (y, x) = heapq.heappop(heap)
        if d > dist[y, x]:
            continue
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            ny, nx = y + dy, x + dx
            if 0 <= ny < h and 0 <= nx < w:
                nd = d + int(weights[ny, nx])
                if nd < dist[ny, nx]:
                    dist[ny, nx] = nd
                    prev[ny, nx] = y, x
                    heapq.heappush(heap, (nd, (ny, nx)))
    return dist, prev


def path_to(prev, goal):
    path = [goal]
    while tuple(prev[path[-1]]) != (-1, -1):
        path.append(tuple(int(v) for v in prev[path[-1]]))
    return np.array(path[::-1])


rng = np.random.default_rng(12)
grid = rng.integers(1, 10, size=(12, 15))
dist, prev = dijkstra(grid, (0, 0))
path = path_to(prev, (11, 14))
cost = grid[path[1:, 0], path[1:, 1]].sum()
steps = np.abs(np.diff(path, axis=0)).sum(axis=1)


@lru_cache(maxsize=None)
def cheapest(y, x):
    here = int(grid[y, x])
    if (y, x) == (0, 0):
        return 0
    options = []
    if y:
        options.append(cheapest(y - 1, x))
    if x:
        options.append(cheapest(y, x - 1))
    return here + min(options)


dp = np.array([[cheapest(y, x) for x in range(grid.shape[1])] for y in range(grid.shape[0])])
assert (dp >= dist).all()
n = 8
adj = (rng.random((n, n)) < 0.4) * rng.integers(1, 20, (n, n)).astype(float)
adj[adj == 0] = np.inf
np.fill_diagonal(adj, 0)
fw = adj.copy()
for k in range(n):
    fw = np.minimum(fw, fw[:, k:k + 1] + fw[k])
reach = np.isfinite(fw)
ecc = np.where(reach, fw, -1).max(axis=1)
degree = np.isfinite(adj).sum(1) - 1
lap = np.diag(degree) - (np.isfinite(adj) & ~np.eye(n, dtype=bool))
vals = np.linalg.eigvals(lap)
print(cost == dist[11, 14], steps.max(), dp[-1, -1], ecc.shape, vals.shape, reach.all())
