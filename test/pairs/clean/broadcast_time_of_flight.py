"""Travel times between sources and receivers on a plane."""
import numpy as np


def grid_positions(nx, ny, step):
    xs, ys = np.meshgrid(np.arange(nx) * step, np.arange(ny) * step, sparse=True)
    return xs, ys


def travel(xs, ys, source, speed):
    out = np.hypot(xs - source[0], ys - source[1])
    out /= speed
    return out


xs, ys = grid_positions(600, 500, 0.5)
late = max(float(travel(xs, ys, source, 3.0).max()) for source in ((0.0, 0.0), (150.0, 50.0)))
print(round(late, 2))
