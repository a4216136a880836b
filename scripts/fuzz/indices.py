"""Random indices of every kind, and new shapes for an array."""


def index(g, name):
    """What may stand between the brackets behind an array."""
    a = g.names[name]
    if a.dtype.names and g.chance(0.5):
        return g.pick(*map(repr, a.dtype.names), repr(list(a.dtype.names)))
    rank = a.ndim
    how = g.int(0, 19)
    if how == 0:
        return f"{name} > {g.int(0, 3)}" if a.dtype.kind in "biuf" else "..."
    if how == 1:
        return f"{name}.astype(bool)" if not a.dtype.names else "()"
    if how == 2:
        other = g.array(lambda b: b.dtype.kind in "biu" and b.size < 20)
        return other or "0"
    if how == 3:
        return f"np.ix_({', '.join(places(g, n) for n in a.shape)})" if rank else "()"
    if how == 4:
        return g.pick("()", "...", "None", "True", "False", "..., None", "None, ...", "[]", "[[]]", "slice(None)", "np.newaxis, 0")
    parts = [part(g, name, axis) for axis in range(g.int(0, rank) if g.chance(0.6) else rank)]
    if g.chance(0.25):
        parts.insert(g.int(0, len(parts)), "...")
    if g.chance(0.2):
        parts.insert(g.int(0, len(parts)), "None")
    if g.chance(0.02):
        parts.append("0")
    return ", ".join(parts) or "..."


def part(g, name, axis):
    n = g.names[name].shape[axis]
    how = g.int(0, 15)
    if how < 4:
        return str(g.int(-n, n - 1) if n and g.chance(0.95) else g.int(-n - 1, n))
    if how < 11:
        return sliced(g, name, axis)
    if how < 13:
        return places(g, n)
    if how < 14:
        return str([g.chance(0.5) for _ in range(n if g.chance(0.95) else n + 1)])
    if how < 15:
        return f"np.array([[{place(g, n)}], [{place(g, n)}]])"
    return f"np.arange({name}.shape[{axis}]) % 2 == {g.int(0, 1)}"


def sliced(g, name, axis):
    n = g.names[name].shape[axis]
    end = lambda: g.pick("", "", str(g.int(-n - 1, n + 2)), f"{name}.shape[{axis}] // 2", f"len({name}) - 1", f"{name}.shape[{axis}] - 1")
    step = g.pick("", "", "", ":", ":1", ":2", ":-1", ":-2", ":3")
    return f"{end()}:{end()}{step}"


def place(g, n):
    return str(g.int(-n, n - 1)) if n else "0"


def places(g, n):
    listed = "[" + ", ".join(place(g, n) for _ in range(g.int(0, 3) if n else 0)) + "]"
    return g.pick(listed, listed, f"np.array({listed}, dtype={g.pick('np.intp', 'np.int8', 'np.uint8', 'int')})" if "-" not in listed else listed)


def newshape(g, name):
    """A shape that mostly holds as many elements."""
    size = g.names[name].size
    if g.chance(0.08):
        return g.shape()
    divisors = [n for n in range(1, size + 1) if size % n == 0] or [0]
    n = g.one(divisors)
    rest = size // n if n else 0
    return g.pick("-1", f"({n}, {rest})", f"({n}, -1)", f"(-1, {n})", f"({n}, 1, {rest})", f"(1, {size}, 1)", f"({size},)", f"({rest}, {n})")
