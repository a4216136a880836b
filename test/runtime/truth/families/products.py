"""Products, linear algebra, transforms and polynomials. Last digits are the library's own."""

import numpy as np

REAL = ["f8", "f8", "f4", "i4", "i8", "u1", "?", "c16", "c8"]
WHOLE = ["i4", "i8", "u1", "?", "i2"]


def cases(s):
    for _ in s.times(130):
        products(s)
    s.near = True
    for _ in s.times(60):
        decompositions(s)
    for _ in s.times(60):
        transforms(s)
    for _ in s.times(60):
        polynomials(s)
    s.near = False


def products(s):
    rng = s.rng
    s.near = s.chance(0.5)
    kinds = REAL if s.near else WHOLE
    n, m, k = (rng.choice([1, 2, 3, 0] if s.chance(0.2) else [2, 3, 4]) for _ in range(3))
    lead = rng.choice([(), (), (2,), (2, 1)])
    a = s.array((*lead, n, m), rng.choice(kinds))
    b = s.array((*rng.choice([(), lead]), m, k), rng.choice(kinds))
    v = s.array((m,), rng.choice(kinds))
    s.call(rng.choice(["numpy.matmul", "@"]), *rng.choice([(a, b), (a, v), (v, b), (v, v), (b, a)]))
    s.call("numpy.dot", *rng.choice([(a, b), (a, v), (v, b), (v, v), (a, 2), (b, a)]))
    s.call(rng.choice(["numpy.inner", "numpy.vdot"]), *rng.choice([(v, v), (a, v), (a, a)]))
    s.call("numpy.outer", v, rng.choice([v, s.array(most=2, dtype=rng.choice(kinds))]))
    s.call("numpy.tensordot", a, b, axes=rng.choice([0, 1, ([-1], [-2]), 2]))
    square = s.array((n, m), rng.choice(kinds))
    other = s.array((m, k), rng.choice(kinds))
    s.call("numpy.einsum", rng.choice(["ij,jk->ik", "ij,jk", "ij,jk->k", "ij,jk->ikj", "ij,jk->ki"]), square, other)
    s.call("numpy.einsum", rng.choice(["ij->ji", "ij->", "ij->i", "ij->j", "ij", "ji", "ii->i", "...j->...", "ij->ij"]), square)
    s.call(rng.choice(["numpy.vecdot", "numpy.linalg.vecdot"]), square, v)
    s.call("numpy.matvec", a, v)
    s.call("numpy.vecmat", v, b)
    s.call("numpy.cross", s.array((2, 3), rng.choice(kinds)), s.array((3,), rng.choice(kinds)))
    s.call(rng.choice(["numpy.convolve", "numpy.correlate"]), s.array((4,), rng.choice(kinds)), s.array((rng.choice([1, 2, 5]),), rng.choice(kinds)), rng.choice(["full", "same", "valid"]))
    s.call("numpy.linalg.multi_dot", [square, other])
    s.call("numpy.linalg.matrix_power", s.array((2, 2), rng.choice(kinds), "few"), rng.choice([0, 1, 2, 3]))
    for name in ["outer", "matmul", "matrix_transpose", "diagonal"]:
        if s.chance(0.3):
            s.call(f"numpy.linalg.{name}", *{"outer": (v, v), "matmul": (a, b)}.get(name, (a,)))


def matrix(s, shape):
    return s.array(shape, s.rng.choice(["f8", "f8", "f4", "i4", "c16", "f8"]), s.rng.choice(["small", "plus", "unit"]))


def decompositions(s):
    rng = s.rng
    n = rng.choice([1, 2, 3, 3, 0])
    a = matrix(s, (*rng.choice([(), (), (2,)]), n, n))
    for name in ["inv", "det", "slogdet", "svdvals", "cond", "matrix_rank", "pinv", "eigvalsh", "eigvals", "matrix_norm"]:
        if s.chance(0.5):
            s.call(f"numpy.linalg.{name}", a)
    s.call("numpy.linalg.solve", a, matrix(s, (n, 2)))
    s.call("numpy.linalg.solve", a, matrix(s, (n,)))
    s.call("numpy.linalg.qr", matrix(s, (3, 2)), rng.choice(["reduced", "complete", "r"]))
    s.call("numpy.linalg.norm", s.array(dtype=rng.choice(["f8", "f4", "i4", "c16"]), most=2), *rng.choice([[], [1], [2], [np.inf], ["fro"], ["nuc"]]), **({"axis": rng.choice([0, -1])} if s.chance(0.3) else {}))
    s.call("numpy.linalg.norm", s.array((3, 4), rng.choice(["f8", "i4"])), axis=rng.choice([0, 1, (0, 1)]), keepdims=s.chance(0.5))
    s.call("numpy.linalg.vector_norm", s.array(dtype=rng.choice(["f8", "i4", "f4"])), **({"axis": 0} if s.chance(0.3) else {}))
    for name in ["cov", "corrcoef"]:
        s.call(f"numpy.{name}", s.array((3, 4), rng.choice(["f8", "i4", "f4"])), rowvar=s.chance(0.6))


def transforms(s):
    rng = s.rng
    for name in ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft"]:
        a = s.array(dtype=rng.choice(["f8", "f4", "i4", "c16", "c8", "?"]), least=1)
        given = {"axis": s.axis(a)} if s.chance(0.6) else {}
        if s.chance(0.3):
            given["n"] = rng.choice([2, 4, 7, 0])
        if s.chance(0.2):
            given["norm"] = rng.choice(["ortho", "forward", "backward"])
        s.call(f"numpy.fft.{name}", a, **given)
    for name in ["fft2", "ifft2", "fftn", "ifftn", "rfftn", "irfftn", "rfft2", "fftshift", "ifftshift"]:
        if s.chance(0.5):
            s.call(f"numpy.fft.{name}", s.array(dtype=rng.choice(["f8", "c16", "f4"]), least=1))
    s.call(rng.choice(["numpy.fft.fftfreq", "numpy.fft.rfftfreq"]), rng.randint(1, 9), rng.choice([1.0, 0.5, 2]))


def polynomials(s):
    rng = s.rng
    p = s.array((rng.randint(1, 4),), rng.choice(["f8", "i4", "i8"]), "few")
    q = s.array((rng.randint(1, 3),), rng.choice(["f8", "i4"]), "plus")
    s.call("numpy.polyval", p, rng.choice([2, s.array(dtype=rng.choice(["f8", "i4"]), most=2)]))
    for name in ["polyadd", "polysub", "polymul", "polydiv"]:
        if s.chance(0.6):
            s.call(f"numpy.{name}", p, q)
    s.call("numpy.polyder", p, rng.choice([1, 2]))
    s.call("numpy.polyint", p)
    s.call("numpy.poly", q)
    s.call("numpy.polyfit", s.array((5,), "f8", "sorted", "C"), s.array((5,), "f8"), rng.choice([1, 2]))
    for name in ["polyval", "polyadd", "polymul", "polyder", "polyint", "polyvander"]:
        arguments = {"polyval": (2.0, q), "polyadd": (p, q), "polymul": (p, q), "polyder": (q,), "polyint": (q,), "polyvander": (q, 2)}[name]
        s.call(f"numpy.polynomial.polynomial.{name}", *arguments)
    for name in ["bartlett", "blackman", "hamming", "hanning"]:
        if s.chance(0.4):
            s.call(f"numpy.{name}", rng.randint(0, 6))
    s.call(rng.choice(["numpy.sinc", "numpy.i0"]), s.array(dtype="f8", most=2, span="unit"))
