import numpy as np

def sir(beta, gamma, s0, i0, r0, days, dt=0.5):
    n = int(days / dt)
    out = np.zeros((n + 1, 3))
    out[0] = s0, i0, r0
    for t in range(n):
        s, i, r = out[t]
        total = s + i + r
        infections = beta * s * i / total
        recoveries = gamma * i
        out[t + 1] = (s - infections * dt, i + (infections - recoveries) * dt, r + recoveries * dt)
    return out

def rk4(f, y0, ts):
    ys = np.empty((len(ts), len(y0)))
    ys[0] = y0
    for k in range(len(ts) - 1):
        h = ts[k + 1] - ts[k]
        k1 = f(ts[k], ys[k])
        k2 = f(ts[k] + h / 2, ys[k] + h / 2 * k1)
        k3 = f(ts[k] + h / 2, ys[k] + h / 2 * k2)
        k4 = f(ts[k] + h, ys[k] + h * k3)
        ys[k + 1] = ys[k] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return ys

history = sir(0.3, 0.1, 990, 10, 0, 60)
peak_day = history[:, 1].argmax() * 0.5
print(history.shape, peak_day)
lorenz = lambda t, v: np.array([10 * (v[1] - v[0]), v[0] * (28 - v[2]) - v[1], v[0] * v[1] - 8 / 3 * v[2]])
ts = np.linspace(0, 1, 51)
path = rk4(lorenz, np.array([1.0, 1.0, 1.0]), ts)
print(path.shape, np.isfinite(path).all())
agents = np.zeros(100, dtype=[("pos", float, 2), ("state", "u1")])
rng = np.random.default_rng(0)
agents["pos"] = rng.random((100, 2))
agents["state"][:5] = 1
for step in range(10):
    sick = agents["pos"][agents["state"] == 1]
    well = agents["state"] == 0
    d = np.linalg.norm(agents["pos"][well][:, None] - sick[None], axis=-1)
    agents["state"][np.flatnonzero(well)[(d < 0.1).any(axis=1)]] = 1
print((agents["state"] == 1).sum() >= 5, agents.dtype.itemsize)
