import numpy as np
import bisect
from array import array
from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])


def cross(o, a, b):
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def convex_hull(points):
    pts = sorted(map(tuple, points))
    lower, upper = [], []
    for p in pts:
        while len(lower) >= 2 and cross(lower[-2], lower[-1], p) <= 0:
            lower.pop()
        lower.append(p)
    for p in reversed(pts):
        while len(upper) >= 2 and cross(upper[-2], upper[-1], p) <= 0:
            upper.pop()
        upper.append(p)
    return np.array(lower[:-1] + upper[:-1])


def polygon_area(poly):
    x, y = poly.T
    return 0.5 * abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def point_in_poly(pts, poly):
    inside = np.zeros(len(pts), dtype=bool)
    n = len(poly)
    for i in range(n):
        (x1, y1), (x2, y2) = poly[i], poly[(i + 1) % n]
        crosses = (y1 > pts[:, 1]) != (y2 > pts[:, 1])
        with np.errstate(divide="ignore", invalid="ignore"):
            at = (x2 - x1) * (pts[:, 1] - y1) / (y2 - y1) + x1
        inside ^= crosses & (pts[:, 0] < at)
    return inside


def rotation(deg):
    t = np.deg2rad(deg)
    return np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])


class KDTree:
    def __init__(self, pts, depth=0):
        self.axis = depth % 2
        order = pts[:, self.axis].argsort()
        pts = pts[order]
        mid = len(pts) // 2
        self.point = pts[mid]
        self.left = KDTree(pts[:mid], depth + 1) if mid else None
        self.right = KDTree(pts[mid + 1:], depth + 1) if mid + 1 < len(pts) else None

    def nearest(self, q, best=None):
        d = ((self.point - q) ** 2).sum()
        if best is None or d < best[0]:
            best = (d, self.point)
        diff = q[self.axis] - self.point[self.axis]
        near, far = (self.left, self.right) if diff < 0 else (self.right, self.left)
        if near is not None:
            best = near.nearest(q, best)
        if far is not None and diff**2 < best[0]:
            best = far.nearest(q, best)
        return best


rng = np.random.default_rng(4)
pts = rng.uniform(-1, 1, (60, 2))
hull = convex_hull(pts)
area = polygon_area(hull)
inside = point_in_poly(pts, hull)
R = rotation(30)
turned = hull @ R.T
square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=float)
grid = np.stack(np.meshgrid(np.linspace(-0.5, 1.5, 9), np.linspace(-0.5, 1.5, 9)), axis=-1).reshape(-1, 2)
hits = grid[point_in_poly(grid, square)]
tree = KDTree(pts)
q = np.array([0.1, -0.2])
d2, nearest = tree.nearest(q)
brute = pts[((pts - q) ** 2).sum(1).argmin()]
dm = np.sqrt(((pts[:, None] - pts[None]) ** 2).sum(-1))
np.fill_diagonal(dm, np.inf)
i, j = np.unravel_index(dm.argmin(), dm.shape)
closest = pts[[i, j]]
p = Point(*closest[0])
keys = sorted(pts[:, 0].tolist())
at = bisect.bisect_left(keys, 0.0)
buf = array("d", keys[:at])
neg = np.frombuffer(buf)
total = np.array(buf).sum()
centroid = pts.mean(axis=0)
angles = np.arctan2(*(pts - centroid).T[::-1])
sweep = pts[np.argsort(angles)]
print(hull.shape[1], area > 0, turned.shape == hull.shape, hits.shape, np.array_equal(nearest, brute), neg.size == at, p.x == closest[0, 0], sweep.shape)
