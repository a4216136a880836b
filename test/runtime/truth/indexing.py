"""Random index expressions on arrays of many layouts: reads and writes."""

import random
import sys
import warnings

import numpy as np
from facts import answer, array_facts, facts, spec, store, value

warnings.simplefilter("ignore")
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)

DTYPES = ["f8", "i4", "u1", "?", "c16", ">i2", "f2", "U3", "M8[s]", "S2"]


def fill(shape, dtype):
    n = int(np.prod(shape))
    if dtype == "?":
        return (np.arange(n) % 3 == 0).reshape(shape)
    if dtype == "U3" or dtype == "S2":
        return np.array([str(i % 10) for i in range(n)], dtype=dtype).reshape(shape)
    return np.arange(n).astype(dtype).reshape(shape)


def layout(dtype):
    rank = rng.choice([0, 1, 1, 2, 2, 2, 3, 3, 4])
    shape = tuple(rng.choice([0, 1, 2, 3, 3, 4, 5]) if rng.random() < 0.3 else rng.choice([2, 3, 4]) for _ in range(rank))
    a = fill(shape, dtype)
    how = rng.randrange(7)
    if how == 1:
        a = np.asfortranarray(a)
    elif how == 2:
        a = fill(tuple(rng.sample(shape, rank)), dtype).transpose(rng.sample(range(rank), rank))
    elif how == 3 and rank:
        a = fill(tuple(2 * n for n in shape), dtype)[(slice(None, None, 2),) * rank]
    elif how == 4 and rank:
        a = a[(slice(None, None, -1),) * rank]
    elif how == 5 and rank:
        a = np.broadcast_to(a[:1], shape if shape[0] else a[:1].shape)
    elif how == 6:
        a = a.copy(order="F")[..., None]
    return a


def part(n, as_write):
    kind = rng.random()
    if kind < 0.25:
        return rng.randrange(-n, n) if n and rng.random() < 0.95 else rng.choice([n, -n - 1, 7])
    if kind < 0.55:
        ends = [None, None, 0, 1, 2, -1, -2, n, n + 3, -n - 2]
        return slice(rng.choice(ends), rng.choice(ends), rng.choice([None, None, 1, 2, -1, -2, 3]))
    if kind < 0.62:
        return None
    if kind < 0.7:
        return Ellipsis
    if kind < 0.92:
        return indices(n)
    return mask((n,))


SHAPES = [(2,), (3,), (3,), (1,), (2, 3), (3, 1), (0,), (2, 1, 3)]


def indices(n):
    shape = rng.choice(SHAPES)
    count = int(np.prod(shape))
    low, high = (-n, n) if n else (0, 1)
    values = [rng.randrange(low, high) for _ in range(count)]
    if count and rng.random() < 0.05:
        values[-1] = n + 2
    a = np.array(values, dtype=rng.choice(["i8", "i8", "i4", "u1", ">i8"]) if min(values, default=0) >= 0 else "i8")
    a = a.reshape(shape)
    pick = rng.random()
    if pick < 0.3 and len(shape) == 1:
        return a.tolist()
    if pick < 0.4:
        return np.asfortranarray(a)
    if pick < 0.45:
        return np.array(values[0]) if values else a
    if pick < 0.5:
        return a[0].item() if len(shape) == 1 and count else a
    if pick < 0.55 and len(shape) == 1 and count:
        return np.int32(values[0])
    return a


def mask(shape):
    m = np.array([rng.random() < 0.5 for _ in range(int(np.prod(shape)))], dtype=bool).reshape(shape)
    if rng.random() < 0.06:
        m = np.ones(tuple(n + 1 for n in shape), bool)
    if rng.random() < 0.1:
        return rng.choice([True, False, np.True_, np.array(False)])
    if rng.random() < 0.2 and m.ndim == 1:
        return m.tolist()
    if rng.random() < 0.2:
        return np.asfortranarray(m)
    return m


def expression(a, as_write):
    if rng.random() < 0.15:
        return mask(a.shape)
    if a.ndim > 1 and rng.random() < 0.1:
        start = rng.randrange(a.ndim - 1)
        return (slice(None),) * start + (mask(a.shape[start : start + 2]),)
    count = rng.randint(0, a.ndim + (rng.random() < 0.1))
    parts = []
    axis = 0
    for _ in range(count):
        p = part(a.shape[axis] if axis < a.ndim else 2, as_write)
        if p is Ellipsis and any(q is Ellipsis for q in parts) and rng.random() < 0.9:
            continue
        axis += 0 if p is None or p is Ellipsis else 1
        parts.append(p)
    if len(parts) == 1 and rng.random() < 0.7:
        return parts[0]
    return tuple(parts)


def base(i):
    dtype = rng.choice(DTYPES) if i % 3 == 0 else "f8"
    return layout(dtype)


def reads(count):
    cases = []
    for i in range(count):
        a = base(i)
        index = expression(a, False)
        cases.append({"of": spec(a), "index": value(index), "gives": answer(lambda: a[index], [a])})
    return cases


def assigned(a, index):
    try:
        shape = a[index].shape
    except Exception:
        shape = (2,)
    pick = rng.random()
    if pick < 0.25:
        return rng.choice([1, 2.5, True, 7])
    if pick < 0.4 and shape:
        shape = shape[1:]
    elif pick < 0.5 and shape:
        shape = (1,) + shape[1:]
    elif pick < 0.55:
        shape = (1, 1) + shape
    elif pick < 0.6:
        shape = tuple(n + 1 for n in shape)
    v = (np.arange(int(np.prod(shape))) + 50).astype(rng.choice(["f8", "i8", "i4", "?", "f4"])).reshape(shape)
    if rng.random() < 0.2 and v.ndim:
        return v.tolist()
    return v


def writes(count):
    cases = []
    while len(cases) < count:
        a = base(len(cases))
        if a.dtype.kind in "USM":
            continue
        index = expression(a, True)
        before = spec(a)
        own = rng.random() < 0.05
        v = a[::-1] if own and a.ndim else assigned(a, index)
        case = {"of": before, "index": value(index), "reversed": own and a.ndim > 0}
        if not case["reversed"]:
            case["value"] = value(v)

        def run():
            a[index] = v
            return a

        case["gives"] = answer(run, [])
        cases.append(case)
    return cases


store("indexing", {"reads": reads(int(sys.argv[1]) if len(sys.argv) > 1 else 3000), "writes": writes(int(sys.argv[1]) * 2 // 3 if len(sys.argv) > 1 else 2000)})
