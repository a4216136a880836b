"""poly1d and its functions, windows, sinc and i0."""

import numpy as np
from facts import store
from sessions import Session

rng = np.random.default_rng(9)
s = Session()
P = "numpy."
for a, b in [([1, 2, 3], [4, 5]), ([1.5, -2], [1, 0, 2.5]), ([2], [3, 4, 5]), ([0, 0, 1], [1]), (np.array([1, 2], "f4"), [1, 1])]:
    for name in ("polyadd", "polysub", "polymul", "polydiv"):
        s.call(P + name, a, b)
    for x in (2, 2.5, [1, 2, 3], np.arange(4.0).reshape(2, 2)):
        s.call(P + "polyval", a, x)
    s.call(P + "polyder", a)
    s.call(P + "polyder", b, 2)
    s.call(P + "polyint", a)
    s.call(P + "polyint", b, 2, [1, 2])
    s.call(P + "roots", a)
    s.call(P + "poly", a)
    p = s.call(P + "poly1d", a)
    q = s.call(P + "poly1d", b)
    s.get(p, "coeffs")
    s.get(p, "order")
    s.get(p, "r")
    s.item(p, 1)
    s.item(p, 7)
    s.get(s.call(P + "polyadd", p, q), "c")
    s.get(s.call(P + "polymul", p, 3), "c")
    s.get(s.call("numpy.poly1d.deriv", p), "c")
    s.get(s.call("numpy.poly1d.integ", p), "c")
    s.call(P + "polyval", p, 1.5)
s.call(P + "roots", [1, -3, 2])
s.call(P + "roots", [1, 0, 1])
s.call(P + "roots", [1, 2, 0, 0])
s.call(P + "roots", [[1, 2]])
s.call(P + "poly", [1, 2, 3])
s.get(s.call(P + "poly1d", [1, 2], True), "c")
x = np.linspace(0, 5, 8)
for deg in (0, 1, 2, 3):
    s.call(P + "polyfit", x, rng.normal(size=8), deg)
    s.call(P + "polyfit", x, rng.normal(size=(8, 2)), deg)
s.call(P + "polyfit", x, x, -1)
for name in ("hanning", "hamming", "blackman", "bartlett"):
    for n in (0, 1, 2, 3, 5, 8, 13, 51):
        s.call(P + name, n)
for n in (1, 2, 5, 12):
    s.call(P + "kaiser", n, 14)
    s.call(P + "kaiser", n, 0.0)
s.call(P + "sinc", np.linspace(-4, 4, 41))
s.call(P + "sinc", 0.5)
s.call(P + "sinc", [0, 1, 2])
s.call(P + "i0", [0.0, 1, 2, 10, 30])
s.call(P + "i0", 0.0)
Q = "numpy.polynomial.Polynomial"
for c in ([1, 2, 3], [1.5], [0, 1, 0]):
    p = s.call(Q, c)
    s.get(p, "coef")
    s.get(p, "domain")
    s.call(Q + ".degree", p)
    s.get(s.call(Q + ".deriv", p), "coef")
    s.call(Q + ".__call__", p, 2)
    s.call(Q + ".__call__", p, np.arange(4.0))
    s.call(Q + ".__call__", s.call(Q, c, domain=[0, 4]), np.arange(3))
s.call(Q, [])
s.call(Q, [[1, 2]])
for module, prefix in (
    ("polynomial", "poly"),
    ("chebyshev", "cheb"),
    ("legendre", "leg"),
    ("laguerre", "lag"),
    ("hermite", "herm"),
    ("hermite_e", "herme"),
):
    M = f"numpy.polynomial.{module}.{prefix}"
    for a, b in [([1, 2.5, -3, 0.5], [2, 1, 4]), ([2], [1, 3]), ([0, 0, 1], [1, 2]), ([0], [5])]:
        for name in ("add", "sub", "mul", "div"):
            s.call(M + name, a, b)
            s.call(M + name, b, a)
        for k in (0, 1, 2, 3):
            s.call(M + "pow", a, k)
            s.call(M + "der", a, k)
            s.call(M + "int", b, k)
        s.call(M + "int", a, 2, [1, 2], lbnd=1, scl=2)
        s.call(M + "der", b, 1, scl=0.5)
        s.call(M + "mulx", a)
        for x in (2, [1, 2, 3], np.arange(6.0).reshape(2, 3)):
            s.call(M + "val", x, a)
            s.call(M + "val", x, np.arange(6.0).reshape(3, 2))
        if prefix != "poly":
            s.call(f"numpy.polynomial.{module}.{prefix}2poly", a)
            s.call(f"numpy.polynomial.{module}.poly2{prefix}", a)
    s.call(M + "pow", [1, 2], -1)
    s.call(M + "mul", [], [1])
    s.call(M + "add", [[1]], [1])
    for roots in ([], [1], [3, -1, 0.5], [1, 2, 3, 4]):
        s.call(M + "fromroots", roots)
    for off, scl in ((3, 4), (3, 0), (0.5, 1)):
        s.call(M + "line", off, scl)
    s.call(M + "der", [[1, 2], [3, 4], [5, 6]])
    s.call(M + "int", [[1, 2], [3, 4]], axis=1)
    s.call(M + "vander", [1, 2, 3], 3)
    s.call(M + "vander2d", [1, 2], [3, 4], [1, 2])
    s.call(M + "val2d", [1, 2], [3, 4], [[1, 2], [3, 4]])
    s.call(M + "grid2d", [1, 2], [3, 4], [[1, 2], [3, 4]])
    s.call(M + "trim", [1, 0, 2, 1e-9], 1e-8)
    s.call(M + "trim", [1], -1)
store("polynomial", [s.steps])
