import numpy as np

def lu(a):
    n = a.shape[0]
    u = a.astype(float).copy()
    l = np.eye(n)
    p = np.arange(n)
    for k in range(n - 1):
        piv = k + np.argmax(np.abs(u[k:, k]))
        if piv != k:
            u[[k, piv]] = u[[piv, k]]
            p[[k, piv]] = p[[piv, k]]
            l[[k, piv], :k] = l[[piv, k], :k]
        f = u[k + 1:, k] / u[k, k]
        l[k + 1:, k] = f
        u[k + 1:, k:] -= np.outer(f, u[k, k:])
    return p, l, u

a = np.array([[2, 1, 1, 0], [4, 3, 3, 1], [8, 7, 9, 5], [6, 7, 9, 8]])
p, l, u = lu(a)
print(p)
print(l)
print(u)
print(np.allclose(a[p], l @ u))
def forward(l, b):
    y = b.astype(float)
    for i in range(len(b)):
        y[i] -= l[i, :i].dot(y[:i])
    return y
b = np.array([1, 2, 3, 4])
y = forward(l, b[p])
print(y)
g = np.zeros((3, 3), int)
g[np.diag_indices(3)] = [1, 2, 3]
g[np.triu_indices(3, 1)] = 9
print(g)
