"""Least squares in many coats"""
import numpy as np
from numpy import newaxis as nx, r_, s_
g = np.random.default_rng(66); x = np.linspace(0, 1, 30); y = 3*x - 1 + .1*g.standard_normal(30)
A = np.c_[x, np.ones_like(x)]; c1 = np.linalg.lstsq(A, y, rcond=None)[0]; c2 = np.linalg.solve(A.T @ A, A.T @ y); Q, R = np.linalg.qr(A); c3 = np.linalg.solve(R, Q.T @ y); c4 = np.linalg.pinv(A) @ y; U, s, Vt = np.linalg.svd(A, full_matrices=False); c5 = Vt.T @ ((U.T @ y)/s); c6 = np.polyfit(x, y, 1)
allc = np.stack([c1, c2, c3, c4, c5, c6]); same = np.allclose(allc, c1); cond = s[0]/s[-1]; w = np.exp(-x); cw = np.linalg.solve((A*w[:, nx]).T @ A, (A*w[:, nx]).T @ y); res = y - A @ c1; b = y.copy(); b[::7] += 5; beta = c1
for _ in range(8):
    r = np.abs(b - A @ beta); wt = 1/np.maximum(r, 1e-4); beta = np.linalg.solve((A.T*wt) @ A, (A.T*wt) @ b)
print(allc.shape, same, cond > 1, cw.shape, abs(res.sum()) < 1e-9, beta.shape, Q.strides, R[1, 0] == 0)
def rls(A, y, lam=1.):
    P = 1e3*np.eye(2); th = np.zeros(2)
    for a, v in zip(A, y): k = P @ a/(lam + a @ P @ a); th = th + k*(v - a @ th); P = (P - np.outer(k, a @ P))/lam
    return th, P
th, P = rls(A, y); th0 = np.zeros(2); path = []
for k in range(30): gr = A.T @ (A @ th0 - y)/len(y); th0 = th0 - .5*gr; path.append(th0)
path = np.array(path); rans = []
for _ in range(10):
    i, j = g.choice(30, 2, replace=False); m = (b[i] - b[j])/(x[i] - x[j]); q = b[i] - m*x[i]; rans.append((np.sum(np.abs(b - m*x - q) < .3), m, q))
best = max(rans); X = np.c_[x, y]; X0 = X - X.mean(0); tls = np.linalg.svd(X0)[2][0]; circ = np.c_[np.cos(2*np.pi*x), np.sin(2*np.pi*x)]*2 + [1, -1]; D = np.c_[2*circ, np.ones(30)]; cx, cy, cc = np.linalg.lstsq(D, (circ**2).sum(1), rcond=-1)[0]; rad = np.sqrt(cc + cx**2 + cy**2); src = np.array([[0, 0], [1, 0], [0, 1.]]); dst = src @ np.array([[0, 1], [-1, 0.]]) + [2, 3]; M = np.linalg.lstsq(np.c_[src, np.ones(3)], dst, rcond=None)[0]; H = (src - src.mean(0)).T @ (dst - dst.mean(0)); u_, _, v_ = np.linalg.svd(H); Rk = v_.T @ np.diag([1, np.sign(np.linalg.det(v_.T @ u_.T))]) @ u_.T
lo = np.array([np.exp(-.5*((x - x0)/.1)**2) for x0 in x]); lw = np.array([np.linalg.solve((A.T*k) @ A + 1e-9*np.eye(2), (A.T*k) @ y) @ a for k, a in zip(lo, A)]); L1 = np.abs(np.subtract.outer(x, x)); K = np.exp(-L1**2/.02) + 1e-2*np.eye(30); al = np.linalg.solve(K, y); var = 1 - np.einsum("ij,ij->i", K, np.linalg.solve(K, K.T).T); N = np.vander(x, 6, increasing=True); cvs = [np.mean([(y[k] - np.delete(N[:, :d], k, 0)[0] @ np.ones(d)*0)**2 for k in range(5)]) for d in (1, 2)]
print(th.shape, P.shape, path.shape, best[0] > 10, tls.shape, abs(rad - 2) < 1e-9, M.round(9) + 0, Rk.shape, lw.shape, al.shape, var.shape, N.strides, len(cvs))
