import numpy as np
def cross(o, a, b):
    return (a[0]-o[0])*(b[1]-o[1]) - (a[1]-o[1])*(b[0]-o[0])
def half(points):
    chain = []
    for p in points:
        while len(chain) > 1 and cross(chain[-2], chain[-1], p) <= 0: chain.pop()
        chain.append(p)
    return chain[:-1]
def hull(pts):
    pts = pts[np.lexsort((pts[:, 1], pts[:, 0]))]
    lower, upper = half(pts), half(pts[::-1])
    return np.array(lower + upper)
def area(poly):
    x, y = poly.T
    return .5*np.abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
def inside(poly, q):
    x, y = q[:, 0, None], q[:, 1, None]
    x1, y1 = poly.T
    x2, y2 = np.roll(poly, -1, axis=0).T
    with np.errstate(divide="ignore", invalid="ignore"):
        hit = ((y1 > y) != (y2 > y)) & (x < (x2-x1)*(y-y1)/(y2-y1) + x1)
    return hit.sum(1) % 2 == 1
rs = np.random.RandomState(12)
cloud = rs.randint(-50, 51, size=(60, 2))
H = hull(cloud)
A = area(H)
grid = np.stack(np.meshgrid(np.arange(-60, 61, 10), np.arange(-60, 61, 10), indexing="ij"), -1).reshape(-1, 2)
m = inside(H.astype(float), grid + .5)
perim = np.hypot(*np.diff(H, axis=0, append=H[:1]).T).sum()
lo, hi = cloud.min(0), cloud.max(0)
unit = (cloud - lo)/(hi - lo)
rot = np.array([[0, -1], [1, 0]])
turned = H @ rot.T
print(H.shape, A, m.shape, m.sum(), lo, hi, turned.dtype, unit.min(), unit.max())
c = cloud.mean(axis=0); far = np.linalg.norm(cloud - c, axis=1).argmax()
print(c.shape, perim > 0, cloud[far].tolist(), grid.strides, grid.base is not None)
