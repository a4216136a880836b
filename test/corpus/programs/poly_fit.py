import numpy as np
from numpy.polynomial import Polynomial as P, Chebyshev as C
x = np.linspace(-2, 2, 21); y = 1 - 2*x + .5*x**3
co = np.polyfit(x, y, 3); p = np.poly1d(np.array([1., 0, -2, 1]))
roots = np.roots([1, -6, 11, -6]); q, r = np.polydiv([1, -6, 11, -6], [1, -1]); pr = np.polymul([1, 2], [1, -2])
d, it = np.polyder([2, 3, 4]), np.polyint([2., 2]); ev = np.polyval([1, 2, 3], np.arange(4))
print(co.shape, np.allclose(co, [.5, 0, -2, 1], atol=1e-8), p(2), p.order, np.sort(roots.real).round(6), q, r, pr, d, it, ev)
f = P.fit(x, y, 3); g = f.convert(); h = P([1, 2, 3]); k = h*h - 1; s = C([0, 0, 1])
print(g.coef.shape, k.coef, h(2.), h.deriv().coef, h.integ(lbnd=0).coef, s(.5), h.degree(), f.domain)
V = np.vander(x[:4], 3); A = np.c_[np.ones_like(x), x, x**2, x**3]
beta, res, rank, sv = np.linalg.lstsq(A, y, rcond=None); hat = A @ np.linalg.pinv(A)
lev = hat.diagonal(); ridge = np.linalg.solve(A.T @ A + .1*np.eye(4), A.T @ y)
print(V.shape, beta.shape, rank, sv.dtype, lev.sum().round(6), ridge.shape, res.shape)
def lagrange(xs, ys, t):
    out = np.zeros_like(t)
    for i, (xi, yi) in enumerate(zip(xs, ys)):
        others = np.delete(xs, i)
        out += yi*np.prod((t[:, None] - others)/(xi - others), axis=1)
    return out
def newton_dd(xs, ys):
    c = ys.astype(float).copy()
    for j in range(1, len(xs)): c[j:] = (c[j:] - c[j-1:-1])/(xs[j:] - xs[:-j])
    return c
def spline(xs, ys):
    h = np.diff(xs); n = len(xs); M = np.zeros((n, n)); M[0, 0] = M[-1, -1] = 1; b = np.zeros(n)
    for i in range(1, n-1):
        M[i, i-1:i+2] = h[i-1], 2*(h[i-1] + h[i]), h[i]
        b[i] = 6*((ys[i+1] - ys[i])/h[i] - (ys[i] - ys[i-1])/h[i-1])
    return np.linalg.solve(M, b)
xs = np.array([0., 1, 2, 4]); ys = np.array([1., 3, 2, 5]); t = np.linspace(0, 4, 9)
lg, dd, m2 = lagrange(xs, ys, t), newton_dd(xs, ys), spline(xs, ys)
lin = np.interp(t, xs, ys); near = ys[np.abs(t[:, None] - xs).argmin(axis=1)]
trap = np.trapezoid(ys, xs); simp = (1 + 4*3 + 2)*1/3; grad = np.gradient(ys, xs); c2 = np.convolve(ys, [1, -2, 1], "valid")
print(lg[[0, 2, 4]], dd, m2.round(4), lin, near, trap, simp, grad, c2)
gx, gw = np.polynomial.legendre.leggauss(3); quad = (gw*gx**4).sum(); hv = np.polynomial.hermite.hermval(1., [0, 0, 1])
print(gx.shape, round(float(quad), 12), hv, np.polynomial.polynomial.polyfromroots([1, 2]), np.poly([1, 2]))
