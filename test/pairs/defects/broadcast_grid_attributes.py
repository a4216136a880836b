import numpy as np


class Mesh:
    def __init__(self, nx, ny):
        self.x, self.y = np.meshgrid(np.linspace(0, 1, nx), np.linspace(0, 2, ny))  # want: broadcast

    def potential(self, charges):
        total = 0.0
        for cx, cy, q in charges:
            r = np.hypot(self.x - cx, self.y - cy)
            np.maximum(r, 1e-3, out=r)
            np.divide(q, r, out=r)
            total = total + r
        return total


m = Mesh(500, 300)
p = m.potential([(0.1, 0.2, 1.0), (0.5, 1.5, -2.0), (0.9, 0.4, 0.5)])
print(p.shape, round(float(p.max()), 3))
