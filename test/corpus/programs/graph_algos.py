import heapq
from collections import deque, defaultdict
import numpy as np

EDGES = [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3)]

nodes = sorted({n for e in EDGES for n in e[:2]})
index = {n: i for i, n in enumerate(nodes)}
adj = np.full((len(nodes), len(nodes)), np.inf)
np.fill_diagonal(adj, 0)
graph = defaultdict(list)
for u, v, w in EDGES:
    adj[index[u], index[v]] = w
    graph[u].append((v, w))

def dijkstra(start):
    dist = {n: float("inf") for n in nodes}
    dist[start] = 0
    heap = [(0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]:
            continue
        for v, w in graph[u]:
            if d + w < dist[v]:
                dist[v] = d + w
                heapq.heappush(heap, (dist[v], v))
    return dist

def floyd(a):
    d = a.copy()
    for k in range(len(d)):
        d = np.minimum(d, d[:, k, None] + d[None, k, :])
    return d

dist = dijkstra("a")
vec = np.array([dist[n] for n in nodes])
full = floyd(adj)
print(vec, full[0])
assert (vec == full[0]).all()
order = []
seen = {"a"}
queue = deque(["a"])
while queue:
    u = queue.popleft()
    order.append(u)
    for v, _ in graph[u]:
        if v not in seen:
            seen.add(v)
            queue.append(v)
print(order)
degree = np.isfinite(adj).sum(axis=1) - 1
laplacian = np.diag(degree) - (np.isfinite(adj) & (adj > 0)).astype(int)
print(laplacian, degree.max())
def pagerank(m, d=0.85, n=20):
    m = m / m.sum(axis=0)
    v = np.ones(m.shape[0]) / m.shape[0]
    for _ in range(n):
        v = d * m @ v + (1 - d) / m.shape[0]
    return v
ranks = pagerank((np.isfinite(adj)).astype(float))
print(ranks.shape, abs(ranks.sum() - 1) < 1e-6)
