"""Python's operators and index expressions on arrays, scalars and plain numbers."""

import numpy as np

BINARY = "+ - * / // % ** << >> & | ^ == != < <= > >=".split()
INPLACE = "+= -= *= /= //= %= **= <<= >>= &= |= ^=".split()
PLAIN = [0, 1, 2, -1, 3, 100, 300, -200, 2**31, 2**40, 2**63, 2.5, 0.5, -3.0, 1e40, True, False, 1j, float("nan")]


def cases(s):
    for name in BINARY:
        s.near = name == "**"
        for _ in s.times(100):
            s.call(name, *pair(s))
    for name in INPLACE:
        s.near = name == "**="
        for _ in s.times(45):
            a, b = s.fresh(dtype=s.number()), None
            b = s.rng.choice(PLAIN[:5] if s.near else PLAIN) if s.chance(0.4) else s.array(a.shape if s.chance(0.8) else None, s.number())
            s.call(name, a, b)
    s.near = False
    for name in ["~", "u-", "u+"]:
        for _ in s.times(40):
            s.call(name, s.array())
    for _ in s.times(1800):
        a = s.array(most=4)
        s.call("[]", a, index(s, a))
    for _ in s.times(1000):
        a = s.fresh(most=3)
        i = index(s, a)
        s.call("[]=", a, i, content(s, a, i))


def pair(s):
    a = s.array(span=s.rng.choice(["small", "wide", "plus"]))
    how = s.rng.random()
    if how < 0.3:
        return s.rng.sample([a, s.rng.choice(PLAIN[:5] if s.near else PLAIN if a.dtype.kind in "biufc" else PLAIN[:8])], 2)
    if how < 0.4:
        return s.rng.sample([a, np.dtype(s.number()).type(s.rng.choice([0, 1, 3]))], 2)
    if how < 0.5:
        return [np.dtype(s.number()).type(3), s.rng.choice(PLAIN)]
    return [a, s.array(a.shape, a.dtype.str if s.chance(0.4) and a.dtype.kind not in "TOV" else s.dtype())]


def index(s, a):
    """An index of any mix; now and then one that NumPy refuses."""
    parts, axis = [], 0
    has_rest = False
    while axis < a.ndim and s.chance(0.85):
        n = a.shape[axis]
        how = s.rng.random()
        if how < 0.25:
            parts.append(s.rng.randrange(-n, n) if n and s.chance(0.96) else n)
        elif how < 0.5:
            ends = [None, 0, 1, -1, 2, -2, n]
            parts.append(slice(s.rng.choice(ends), s.rng.choice(ends), s.rng.choice([None, None, 1, 2, -1, -2])))
        elif how < 0.57:
            parts.append(None)
            continue
        elif how < 0.64 and not has_rest:
            parts.append(...)
            has_rest = True
            axis = s.rng.randint(axis, a.ndim - 1)
            continue
        elif how < 0.74:
            parts.append(s.array((n if s.chance(0.95) else n + 1,), "?"))
        elif how < 0.78 and axis + 1 < a.ndim:
            parts.append(s.array(a.shape[axis : axis + 2], "?"))
            axis += 1
        elif how < 0.95:
            shape = s.rng.choice([(), (2,), (3,), (1, 2), (2, 1), (0,)])
            values = [s.rng.randrange(-n, n) if n else 0 for _ in range(int(np.prod(shape)))]
            parts.append(np.array(values, dtype=s.rng.choice(["i8", "i4", "u1"] if min(values, default=0) >= 0 else ["i8", "i2"])).reshape(shape))
        else:
            parts.append(s.rng.choice([True, False, [0], [], 1.5, "a", n + 3]))
            if isinstance(parts[-1], bool):
                continue
        axis += 1
    if len(parts) == 1 and s.chance(0.7):
        return parts[0]
    return tuple(parts)


def content(s, a, i):
    if s.chance(0.4):
        return s.rng.choice([0, 1, 7, 2.5, True, 300])
    try:
        shape = a[i].shape
    except Exception:
        shape = ()
    if s.chance(0.1):
        shape = s.shape()
    if s.chance(0.2):
        shape = tuple(1 if s.chance(0.5) else n for n in shape)
    return s.array(shape, a.dtype.str if s.chance(0.5) and a.dtype.kind not in "TOV" else s.dtype())
