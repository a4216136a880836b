import numpy as np
from functools import partial


def euler(f, y0, ts):
    ys = np.zeros((len(ts), len(y0)))
    ys[0] = y0
    for i in range(len(ts) - 1):
        h = ts[i + 1] - ts[i]
        ys[i + 1] = ys[i] + h * f(ts[i], ys[i])
    return ys


def rk4(f, y0, ts):
    y = np.array(y0, dtype=float)
    out = [y]
    for t0, t1 in zip(ts[:-1], ts[1:]):
        h = t1 - t0
        k1 = f(t0, y)
        k2 = f(t0 + h / 2, y + h / 2 * k1)
        k3 = f(t0 + h / 2, y + h / 2 * k2)
        k4 = f(t1, y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        out.append(y)
    return np.stack(out)


def rk45(f, y0, t_end, tol=1e-6):
    c = [0, 1 / 4, 3 / 8, 12 / 13, 1, 1 / 2]
    a = [[], [1 / 4], [3 / 32, 9 / 32], [1932 / 2197, -7200 / 2197, 7296 / 2197],
         [439 / 216, -8, 3680 / 513, -845 / 4104], [-8 / 27, 2, -3544 / 2565, 1859 / 4104, -11 / 40]]
    b4 = np.array([25 / 216, 0, 1408 / 2565, 2197 / 4104, -1 / 5, 0])
    b5 = np.array([16 / 135, 0, 6656 / 12825, 28561 / 56430, -9 / 50, 2 / 55])
    t, h = 0.0, 0.1
    y = np.asarray(y0, dtype=float)
    ts, ys = [t], [y]
    while t < t_end:
        h = min(h, t_end - t)
        k = np.zeros((6, y.size))
        for s in range(6):
            dy = sum((a[s][j] * k[j] for j in range(s)), np.zeros_like(y))
            k[s] = f(t + c[s] * h, y + h * dy)
        err = np.abs(h * (b5 - b4) @ k).max()
        if err <= tol:
            t += h
            y = y + h * b5 @ k
            ts.append(t)
            ys.append(y)
        h *= min(4.0, max(0.1, 0.84 * (tol / (err + 1e-15)) ** 0.25))
    return np.array(ts), np.array(ys)


def lotka(t, y, alpha=1.1, beta=0.4, delta=0.1, gamma=0.4):
    prey, pred = y
    return np.array([alpha * prey - beta * prey * pred, delta * prey * pred - gamma * pred])


def pendulum(t, y, damping):
    theta, omega = y
    return np.array([omega, -damping * omega - np.sin(theta)])


ts = np.linspace(0, 10, 201)
e = euler(lotka, [10, 5], ts)
r = rk4(lotka, [10, 5], ts)
diff = np.abs(e - r).max(axis=0)
damped = partial(pendulum, damping=0.25)
p = rk4(damped, (np.pi / 3, 0.0), ts)
at, ay = rk45(damped, [np.pi / 3, 0.0], 10.0)
energy = 0.5 * p[:, 1] ** 2 + 1 - np.cos(p[:, 0])
crossings = np.nonzero(np.diff(np.sign(p[:, 0])))[0]
interp = np.interp(at, ts, p[:, 0])
print(diff.shape, crossings.size, abs(interp - ay[:, 0]).max() < 0.05, energy[0] > energy[-1])
