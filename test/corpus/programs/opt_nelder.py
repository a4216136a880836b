import numpy as np
def nelder_mead(f, x0, step=.5, tol=1e-6, limit=120):
    n = len(x0)
    sim = np.vstack([x0, x0 + step*np.eye(n)])
    fs = np.array([f(s) for s in sim])
    for it in range(limit):
        o = fs.argsort(); sim, fs = sim[o], fs[o]
        if fs[-1] - fs[0] < tol: break
        c = sim[:-1].mean(axis=0)
        xr = c + (c - sim[-1]); fr = f(xr)
        if fs[0] <= fr < fs[-2]: sim[-1], fs[-1] = xr, fr; continue
        if fr < fs[0]:
            xe = c + 2*(c - sim[-1]); fe = f(xe)
            sim[-1], fs[-1] = (xe, fe) if fe < fr else (xr, fr)
            continue
        xc = c + .5*(sim[-1] - c); fc = f(xc)
        if fc < fs[-1]: sim[-1], fs[-1] = xc, fc
        else:
            sim[1:] = sim[0] + .5*(sim[1:] - sim[0])
            fs[1:] = [f(s) for s in sim[1:]]
    return sim[0], fs[0], it
quad = lambda v: float((v[0]-3)**2 + 2*(v[1]+1)**2 + .5)
x, fx, it = nelder_mead(quad, np.zeros(2))
print(x.round(2), round(float(fx), 3), it > 10)
def golden(f, a, b, n=40):
    g = (5**.5 - 1)/2
    c, d = b - g*(b-a), a + g*(b-a)
    for _ in range(n):
        if f(c) < f(d): b = d
        else: a = c
        c, d = b - g*(b-a), a + g*(b-a)
    return (a+b)/2
print(round(golden(lambda t: (t-2)**2, 0, 5), 6))
def bisect(f, lo, hi, /, *, tol=1e-10):
    flo = f(lo)
    while hi - lo > tol:
        mid = lo + (hi-lo)/2
        fm = f(mid)
        if np.sign(fm) == np.sign(flo): lo, flo = mid, fm
        else: hi = mid
    return (lo + hi)/2
p = np.polynomial.Polynomial([-2, 0, 1])
print(round(bisect(p, 0, 2), 8), p.deriv()(1.5), p.roots().round(6))
def newton_sys(x, n=8):
    for _ in range(n):
        F = np.array([x[0]**2 + x[1]**2 - 4, x[0] - x[1]])
        J = np.array([[2*x[0], 2*x[1]], [1, -1]])
        x = x - np.linalg.solve(J, F)
    return x
r = newton_sys(np.array([1., 2.]))
print(r.round(8), r.dtype)
