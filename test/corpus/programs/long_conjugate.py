import numpy as np
import sys


def newton(A, b, tol=1e-10):
    x = np.zeros(len(b))
    r = b - A @ x
    p = r.copy()
    rs = r @ r
    it = 0
    while rs > tol:
        Ap = A @ p
        alpha = rs / (p @ Ap)
        x = x + alpha * p
        r = r - alpha * Ap
        rs_new = r @ r
        p = r + (rs_new / rs) * p
        rs = rs_new
        it += 1
        head = x[:2]
        if it > 5000:
            break
    tail = x[2:]
    return x, tail


n = len(sys.argv) + 5
M = np.random.default_rng(0).normal(size=(n, n))
A = M @ M.T + np.eye(n)
b = np.ones(n)
x, t = newton(A, b)
res = A @ x - b
print(np.abs(res).max() < 1e-3, t.size)
