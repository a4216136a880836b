import numpy as np
from collections import namedtuple
LU = namedtuple("LU", "perm lower upper sign")
def lu(A):
    U = np.array(A, dtype=float); n = len(U)
    L = np.eye(n); perm = np.arange(n); sign = 1
    for k in range(n-1):
        p = k + np.abs(U[k:, k]).argmax()
        if p != k:
            U[[k, p], k:] = U[[p, k], k:]
            L[[k, p], :k] = L[[p, k], :k]
            perm[[k, p]] = perm[[p, k]]; sign = -sign
        L[k+1:, k] = U[k+1:, k]/U[k, k]
        U[k+1:, k:] -= np.outer(L[k+1:, k], U[k, k:])
    return LU(perm, L, np.triu(U), sign)
def solve(f: LU, b):
    y = b[f.perm].astype(float)
    for i in range(1, len(y)): y[i] -= f.lower[i, :i] @ y[:i]
    for i in range(len(y))[::-1]:
        y[i] = (y[i] - f.upper[i, i+1:] @ y[i+1:])/f.upper[i, i]
    return y
A = np.array([[2, 1, 1, 0], [4, 3, 3, 1], [8, 7, 9, 5], [6, 7, 9, 8]]); b = A.sum(1)
f = lu(A); x = solve(f, b)
det = f.sign*f.upper.diagonal().prod()
print(f.perm, x.round(10), round(float(det), 6), np.allclose(f.lower @ f.upper, A[f.perm]))
def gram(V):
    Q = np.zeros(V.shape)
    for j in range(V.shape[1]):
        v = V[:, j].astype(float)
        for k in range(j): v -= Q[:, k]*(Q[:, k] @ V[:, j])
        Q[:, j] = v/np.sqrt(v @ v)
    return Q
def house(A):
    R = A.astype(float).copy(); m, n = R.shape; Q = np.eye(m)
    for k in range(min(m-1, n)):
        x = R[k:, k]; e = np.zeros_like(x); e[0] = np.copysign(np.linalg.norm(x), x[0])
        v = (u := x + e)/np.linalg.norm(u)
        R[k:] -= 2*np.outer(v, v @ R[k:]); Q[:, k:] -= 2*np.outer(Q[:, k:] @ v, v)
    return Q, R
Q = gram(A); H, R = house(A)
print(np.allclose(Q.T @ Q, np.eye(4)), np.allclose(H @ R, A), R.shape, H.flags.c_contiguous)
def power(M, n=60):
    v = np.ones(len(M))
    for _ in range(n):
        w = M @ v; v = w/np.abs(w).max()
    return w @ v/(v @ v), v
S = A @ A.T
lam, v = power(S)
jac = S.astype(float)
for _ in range(6):
    for p in range(4):
        for q in range(p+1, 4):
            if jac[p, q] == 0: continue
            th = .5*np.arctan2(2*jac[p, q], jac[q, q]-jac[p, p]); c, s = np.cos(th), np.sin(th)
            G = np.eye(4); G[[p, q], [p, q]] = c; G[p, q], G[q, p] = s, -s
            jac = G.T @ jac @ G
ev = np.sort(np.diag(jac))
print(lam > 0, v.max(), ev.shape, np.allclose(ev[-1], lam, rtol=1e-3), S.dtype)
def chol(M):
    L = np.zeros_like(M, dtype=float)
    for i in range(len(M)):
        for j in range(i+1):
            s = M[i, j] - L[i, :j] @ L[j, :j]
            L[i, j] = np.sqrt(s) if i == j else s/L[j, j]
    return L
C = chol(S + np.eye(4)); tri = np.tril(np.ones((4, 4), bool))
def thomas(a, b, c, d):
    c, d = c.astype(float), d.astype(float); n = len(d)
    c[0] /= b[0]; d[0] /= b[0]
    for i in range(1, n):
        m = b[i] - a[i-1]*c[i-1]
        if i < n-1: c[i] /= m
        d[i] = (d[i] - a[i-1]*d[i-1])/m
    for i in range(n-2, -1, -1): d[i] -= c[i]*d[i+1]
    return d
t = thomas(np.full(4, -1), np.full(5, 2), np.full(4, -1), np.ones(5))
print((C[~tri] == 0).all(), t, t.dtype)
