"""Every ufunc on all dtypes and layouts, with keyword arguments, and its methods."""

import numpy as np

ROUNDED = set("""exp exp2 expm1 log log2 log10 log1p logaddexp logaddexp2 sin cos tan arcsin arccos arctan arctan2 sinh cosh
tanh arcsinh arccosh arctanh cbrt hypot power float_power deg2rad rad2deg degrees radians""".split())


def cases(s):
    for name in sorted(dir(np)):
        ufunc = getattr(np, name)
        if not isinstance(ufunc, np.ufunc) or ufunc.signature or ufunc.__name__ != name:
            continue
        s.near = name in ROUNDED
        for _ in s.times(130 if not s.near else 45):
            args = operands(s, ufunc.nin)
            s.call(f"numpy.{name}", *args, **keywords(s, ufunc, args))
        # NumPy's vector loops of these two read results that they are about to write.
        if ufunc.nin == 2 and ufunc.nout == 1 and name not in ("arctan2", "power"):
            methods(s, f"numpy.{name}")
        if ufunc.nin == 1 and ufunc.nout == 1:
            for _ in s.times(4):
                a = s.fresh(least=1, dtype=s.number())
                s.call(f"numpy.{name}.at", a, places(s, a))
    s.near = False


def operands(s, nin):
    shape = s.shape()
    span = s.rng.choice(["small", "wide", "small", "plus"])
    dtype = s.dtype()
    if dtype == "T" or (s.near and dtype in ("c8", "c16", "O")):
        span = "unit"
    first = s.array(shape, dtype, span)
    if nin == 1:
        return [first]
    if s.chance(0.2):
        return s.rng.sample([first, s.rng.choice([0, 1, 2, -1, 3, 300, 2**40, 2.5, 0.5, True, 1j, "a", None])], 2)
    other = tuple(n if s.chance(0.7) else 1 for n in shape)[s.rng.randrange(2) if shape else 0 :]
    second = s.array(shape if s.chance(0.6) else other, dtype if s.chance(0.55) else s.dtype(), span)
    return s.rng.sample([first, second], 2)


def keywords(s, ufunc, args):
    how = s.rng.random()
    # NumPy crashes when it compares with an integer beyond the dtype into an output.
    if how < 0.55 or not all(isinstance(arg, np.ndarray) for arg in args):
        return {}
    if how < 0.65:
        return {"order": s.rng.choice("CFAK")}
    if how < 0.75 and all(arg.dtype.kind in "biufc" for arg in args):
        return {"dtype": np.dtype(s.number()), "casting": s.rng.choice(["same_kind", "unsafe", "safe", "no"])}
    try:
        shape = np.broadcast_shapes(*map(np.shape, args))
    except ValueError:
        shape = (3,)
    outs = tuple(s.fresh(shape, s.number()) for _ in range(ufunc.nout))
    given = {"out": outs if ufunc.nout > 1 else outs[0]}
    if s.chance(0.15) and ufunc.nout == 1 and args and isinstance(args[0], np.ndarray) and args[0].flags.writeable:
        given = {"out": args[0]}
    if how < 0.88:
        given["where"] = s.array(shape, "?")
    elif s.chance(0.4):
        given["casting"] = s.rng.choice(["unsafe", "equiv", "safe"])
    return given


def methods(s, name):
    # The message for comparisons of other dtypes depends on what was called before.
    number = (lambda: "?") if "ess" in name or "equal" in name or "great" in name else s.number
    for _ in s.times(16):
        a = s.array(least=1, dtype=number())
        given = s.axes(a)
        if s.chance(0.3):
            given["keepdims"] = True
        if s.chance(0.2):
            given["initial"] = s.rng.choice([0, 1, 5, 2.5])
        if s.chance(0.2):
            given["where"] = s.array(a.shape, "?")
        if s.chance(0.15):
            given["dtype"] = np.dtype(number())
        s.call(f"{name}.reduce", a, **given)
    for _ in s.times(10):
        a = s.array(dtype=number(), least=1)
        s.call(f"{name}.accumulate", a, **s.axes(a, several=False))
        s.call(f"{name}.reduceat", a, [s.rng.randrange(max(1, a.shape[0])) for _ in range(3)])
        s.call(f"{name}.outer", s.array(most=2, dtype=s.number()), s.array(most=1, dtype=s.number()))
        a = s.fresh(least=1, dtype=s.number())
        s.call(f"{name}.at", a, places(s, a), s.rng.choice([1, 2.5, s.array((1,), s.number())]))


def places(s, a):
    n = a.shape[0]
    return s.rng.choice([[0, 0, -1], 0, slice(None), np.array([0]), [n]]) if n else []
