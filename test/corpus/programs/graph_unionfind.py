import numpy as np
from collections import defaultdict, deque
import heapq

class DSU:
    def __init__(self, n):
        self.parent = np.arange(n)
        self.size = np.ones(n, dtype=np.int64)
    def find(self, x):
        root = x
        while self.parent[root] != root: root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        if self.size[a] < self.size[b]: a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True
    @property
    def labels(self): return np.array([self.find(i) for i in range(len(self.parent))])

rng = np.random.default_rng(99)
pts = rng.integers(0, 100, (24, 2))
dx, dy = (pts[:, None] - pts[None]).transpose(2, 0, 1)
w = dx*dx + dy*dy
iu = np.triu_indices(len(pts), k=1)
order = np.argsort(w[iu], kind="stable")
dsu = DSU(len(pts))
mst = []
for e in order:
    a, b = iu[0][e], iu[1][e]
    if dsu.union(a, b): mst.append((a, b))
mst = np.array(mst)
length = np.sqrt(w[mst[:, 0], mst[:, 1]]).sum()
print(mst.shape, mst.dtype, w.shape, len(set(dsu.labels.tolist())))
adj = defaultdict(list)
for a, b in mst.tolist():
    adj[a].append(b); adj[b].append(a)
depth = np.full(len(pts), -1, np.int16)
q = deque([0]); depth[0] = 0
while q:
    v = q.popleft()
    for u in adj[v]:
        if depth[u] < 0:
            depth[u] = depth[v] + 1; q.append(u)
leaf = np.array([len(adj[k]) == 1 for k in range(len(pts))])
# dijkstra on the same tree
dist = np.full(len(pts), np.inf); dist[0] = 0
heap = [(0.0, 0)]
while heap:
    d, v = heapq.heappop(heap)
    if d > dist[v]: continue
    for u in adj[v]:
        nd = d + float(np.sqrt(w[v, u]))
        if nd < dist[u]:
            dist[u] = nd; heapq.heappush(heap, (nd, u))
print(depth.max() > 0, leaf.dtype, dist.shape, bool(np.isfinite(dist).all()), length > 0)
