import numpy as np

def thomas(a, b, c, d):
    n = len(d)
    cp, dp = np.empty(n), np.empty(n)
    cp[0] = c[0] / b[0]
    dp[0] = d[0] / b[0]
    for i in range(1, n):
        m = b[i] - a[i] * cp[i - 1]
        cp[i] = c[i] / m
        dp[i] = (d[i] - a[i] * dp[i - 1]) / m
    x = np.empty(n)
    x[-1] = dp[-1]
    for i in range(n - 2, -1, -1):
        x[i] = dp[i] - cp[i] * x[i + 1]
    return x

nx, nt = 21, 30
dx, dt = 1 / (nx - 1), 0.001
r = dt / dx ** 2
u = np.zeros(nx)
u[nx // 2] = 1.0
a = np.full(nx, -r / 2)
b = np.full(nx, 1 + r)
c = a.copy()
b[0] = b[-1] = 1
a[-1] = c[0] = 0
frames = np.empty((nt, nx))
for t in range(nt):
    rhs = u.copy()
    rhs[1:-1] += r / 2 * (u[2:] - 2 * u[1:-1] + u[:-2])
    u = thomas(a, b, c, rhs)
    frames[t] = u
print(frames.shape, frames.max(axis=1)[:3])
total = np.trapezoid(frames, dx=dx, axis=1)
print(total[0], total[-1] < 1)
sym = np.allclose(u, u[::-1])
print(sym)
