import numpy as np

def jacobi(a, b, tol=1e-10, max_iter=500):
    d = np.diag(a)
    r = a - np.diagflat(d)
    x = np.zeros_like(b)
    for i in range(max_iter):
        new = (b - r @ x) / d
        if np.linalg.norm(new - x, ord=np.inf) < tol:
            return new, i
        x = new
    raise RuntimeError("no convergence")

def gauss_seidel(a, b, iters=50):
    n = len(b)
    x = np.zeros(n)
    for _ in range(iters):
        for i in range(n):
            s = a[i, :i] @ x[:i] + a[i, i + 1:] @ x[i + 1:]
            x[i] = (b[i] - s) / a[i, i]
    return x

a = np.array([[4.0, -1.0, 0.0], [-1.0, 4.0, -1.0], [0.0, -1.0, 4.0]])
b = np.array([15.0, 10.0, 10.0])
x, iters = jacobi(a, b)
y = gauss_seidel(a, b)
z = np.linalg.solve(a, b)
print(np.allclose(x, z), np.allclose(y, z), iters)
vals, vecs = np.linalg.eigh(a)
print(vals.shape, vecs.shape)
v = np.ones(3)
for _ in range(100):
    v = a @ v
    v /= np.linalg.norm(v)
rayleigh = v @ a @ v
print(np.isclose(rayleigh, vals[-1]))
l = np.linalg.cholesky(a)
print(np.allclose(l @ l.T, a), np.triu(l, 1).any())
det = np.linalg.det(a)
rank = np.linalg.matrix_rank(a)
print(round(float(det)), rank)
