from dataclasses import dataclass
from typing import Optional
import numpy as np, heapq
@dataclass
class Node:
    point: np.ndarray
    index: int
    axis: int
    left: Optional["Node"] = None
    right: Optional["Node"] = None
def build(pts, idx=None, depth=0):
    if idx is None: idx = np.arange(len(pts))
    if idx.size == 0: return None
    ax = depth % pts.shape[1]
    idx = idx[pts[idx, ax].argsort(kind="stable")]
    m = idx.size//2
    return Node(pts[idx[m]], int(idx[m]), ax, build(pts, idx[:m], depth+1), build(pts, idx[m+1:], depth+1))
def nearest(node, q, best=(np.inf, -1)):
    if node is None: return best
    d2 = ((node.point - q)**2).sum()
    if d2 < best[0]: best = (d2, node.index)
    diff = q[node.axis] - node.point[node.axis]
    near, far = (node.left, node.right) if diff < 0 else (node.right, node.left)
    best = nearest(near, q, best)
    if diff*diff < best[0]: best = nearest(far, q, best)
    return best
def height(n): return 0 if n is None else 1 + max(height(n.left), height(n.right))
rs = np.random.RandomState(5)
pts = rs.randint(0, 1000, (40, 2))
tree = build(pts)
qs = rs.randint(0, 1000, (6, 2))
found = [nearest(tree, q) for q in qs]
idx = np.array([i for _, i in found]); d2 = np.array([d for d, _ in found])
brute = ((qs[:, None] - pts)**2).sum(-1)
print(height(tree), np.array_equal(brute.min(1), d2), d2.dtype, idx.dtype)
def walk(n):
    if n is not None:
        yield from walk(n.left)
        yield n.index
        yield from walk(n.right)
order = np.fromiter(walk(tree), dtype=np.int64, count=40)
print(sorted(order.tolist()) == list(range(40)), order.nbytes)
heap = []
for i, row in enumerate(pts.tolist()):
    heapq.heappush(heap, (row[0] + row[1], i))
small = np.array([heapq.heappop(heap) for _ in range(5)])
part = np.argpartition(pts.sum(1), 5)[:5]
print(small[:, 0], np.sort(pts.sum(1)[part]), small.shape)
