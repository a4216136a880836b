"""Statements beyond plain array expressions: loops, functions, conditions, records, dates, texts and Python's own objects."""

from indices import index, newshape
from statements import BINARY, OPERATORS, UNARY


def loop(g):
    a = g.array(lambda a: a.ndim > 0 and a.dtype.kind in "biuf")
    if not a:
        return False
    n = g.fresh()
    body = g.pick(
        f"for i in range({g.int(0, 4)}):\n    {n} = {a}[i:] * i",
        f"{n} = []\nfor row in {a}:\n    {n}.append(row.sum())\n{n} = np.array({n})",
        f"{n} = np.zeros({g.int(1, 4)}, {g.spelled()})\nfor i in range(len({n})):\n    {n}[i] = i {g.one('+*-')} {g.int(1, 3)}",
        f"{n} = {a}\nfor step in ({g.int(1, 2)}, {g.int(1, 2)}):\n    {n} = {n}[::step]",
        f"{n} = {a}.copy()\nwhile {n}.size > 3:\n    {n} = {n}[1:]",
        f"{n} = 0\nfor x in {a}.flat:\n    if x > {g.int(0, 3)}:\n        {n} += x",
        f"{n} = [x.shape for x in {a}]",
        f"{n} = np.stack([{a} + k for k in range({g.int(1, 3)})], axis={g.int(-1, 0)})",
        f"{n} = {{k: {a} * k for k in range(3)}}[{g.int(0, 2)}]",
        f"for i, {n} in enumerate({a}):\n    {n} {g.one('+-*')}= 1",
        f"{n} = {a}\nfor i in range(3):\n    try:\n        {n} = {n}.sum(axis=0, keepdims=i == 1)\n    except Exception as error:\n        {n} = {n} - 1\n        break\nelse:\n    {n} = {n} + 1",
        f"for i, j in np.ndindex({g.int(1, 2)}, {g.int(1, 3)}):\n    {n} = np.array([i, j])",
        f"{n} = np.concatenate([x[None] for x in {a} if np.all(x >= 0)] or [np.zeros(1)])",
        f"{n} = sum({a})",
        f"{n} = max({a}.ravel().tolist(), default=-1)",
        f"{n} = list(zip({a}, range(3)))[-1][0]",
    )
    return g.run(body, always=f"for i, {n}" in body)


def function(g):
    a = g.numeric()
    if not a:
        return False
    n, f = g.fresh(), f"f{g.count}"
    b = g.like(a) or a
    body = g.pick(
        f"def {f}(x, k={g.int(1, 3)}):\n    if x.ndim > {g.int(0, 2)}:\n        return x.T\n    return x[::k]",
        f"def {f}(x, y=None):\n    y = x if y is None else y\n    return x {g.one(OPERATORS)} y",
        f"def {f}(x):\n    x = np.asarray(x, dtype={g.spelled()})\n    x = x.reshape(-1)\n    return x[x > x.mean()]",
        f"def {f}(x):\n    out = np.empty_like(x)\n    out[...] = x\n    out[{index(g, a)}] = {g.int(0, 5)}\n    return out",
        f"def {f}(x):\n    def inner(y):\n        return y + x\n    return inner(x[..., None])",
        f"def {f}(x):\n    if x.sum() > {g.int(0, 6)}:\n        return x.astype({g.spelled()})\n    else:\n        return np.{g.one(UNARY)}(x)",
        f"def {f}(x):\n    total = x * 0\n    for i in range({g.int(1, 3)}):\n        total = total + np.roll(x, i)\n    return total",
        f"def {f}(*arrays, axis=0):\n    return np.concatenate([np.atleast_1d(one) for one in arrays], axis=axis)",
        f"{f} = lambda x: np.{g.one(BINARY)}(x, {g.number()})",
        f"def {f}(x):\n    first, *rest = x\n    return first, len(rest)",
        f"def {f}(x):\n    try:\n        return x.reshape({newshape(g, a)})\n    except ValueError:\n        return x.ravel()\n    finally:\n        x = None",
        f"def {f}(x):\n    x[{index(g, a)}] = {g.int(0, 5)}\n    return x",
        f"def {f}(x):\n    for row in x:\n        yield row * 2",
        f"def {f}(x):\n    return {{'a': x, 'b': x.copy()}}['{g.pick('a', 'b')}']",
    )
    call = f"{n} = {f}({a}, {b})" if "y=None" in body or "*arrays" in body else f"{n} = {f}({a})"
    if "yield" in body:
        call = f"{n} = np.array(list({f}({a})))"
    if not g.run(body):
        return False
    kept = g.run(call, always="x[" in body and "out[" not in body)
    g.run(a)
    return kept


def condition(g):
    a = g.numeric()
    if not a:
        return False
    b, n = g.like(a) or a, g.fresh()
    test = g.pick(f"{a}.sum() > {g.int(0, 9)}", f"{a}.ndim == {g.int(0, 2)}", f"{a}.size and {a}.flat[0] > 1", f"rng.random() < 0.5",
                  f"len({a}.shape) > 1 and {a}.shape[0] == 3", f"({a} > 0).any()", f"{a}.dtype == {g.spelled()}")  # fmt: skip
    one, other = (g.pick(f"{a}[::2]", f"{b}.T", f"{a} + {b}", f"np.zeros({g.shape()})", f"{a}.astype({g.spelled()})", a, f"{a}.copy()") for _ in "12")
    return g.run(
        g.pick(
            f"if {test}:\n    {n} = {one}\nelse:\n    {n} = {other}",
            f"{n} = {one} if {test} else {other}",
            f"{n} = {one}\nif {test}:\n    {n} = {n}[..., :1]",
        ),
        always=True,
    ) and g.run(n)


RECORDS = [
    "[('x', 'f4'), ('y', 'i2')]",
    "[('id', 'u1'), ('pos', 'f8', (2,))]",
    "[('a', 'i4'), ('b', [('c', 'f4'), ('d', 'u1')])]",
    "'i4,f8'",
    "np.dtype([('k', 'i1'), ('v', 'f8')], align=True)",
    "{'names': ['p', 'q'], 'formats': ['i2', 'f4'], 'offsets': [4, 0]}",
    "[('name', 'U3'), ('n', 'i8')]",
]


def records(g):
    a = g.array(lambda a: bool(a.dtype.names))
    if not a or g.chance(0.3):
        return g.let(f"np.zeros({g.shape()}, dtype={g.one(RECORDS)})")
    names = g.names[a].dtype.names
    field = repr(g.one(names))
    if g.chance(0.4):
        return g.change(g.pick(f"{a}[{field}] = {g.int(0, 9)}", f"{a}[{index(g, a)}] = {g.int(0, 3)}", f"{a}[{field}] += 1", f"{a}[{field}][0] = 7"), a)
    return g.let(
        g.pick(
            f"{a}[{field}]",
            f"{a}[{index(g, a)}]",
            f"{a}[{list(names)[::-1]}]",
            f"{a}.copy()",
            f"{a}[{field}] + 1",
            f"{a} == {a}",
            f"{a}.dtype.fields[{field}]",
            f"np.sort({a}, order={field})",
            f"{a}.tolist()",
            f"{a}.view('u1')",
            f"np.concatenate([{a}, {a}])",
            f"{a}.astype({g.one(RECORDS)})",
            f"{a}[0]",
            f"np.lib.recfunctions.structured_to_unstructured({a})" if g.chance(0.1) else f"{a}.view(np.recarray)",
        )
    )


def dates(g):
    a = g.array(lambda a: a.dtype.kind in "Mm")
    unit = g.pick("D", "M", "h", "s", "Y", "ns", "W")
    day = f"np.datetime64('20{g.int(10, 24)}-0{g.int(1, 9)}-1{g.int(0, 9)}')"
    if not a or g.chance(0.3):
        return g.let(
            g.pick(
                f"np.arange('2020-0{g.int(1, 9)}', '2021-02', dtype='datetime64[{g.pick('M', 'W')}]')",
                f"np.array(['2021-0{g.int(1, 9)}-01', '2020-12-1{g.int(0, 9)}', 'NaT'], dtype='datetime64[{unit}]')",
                f"np.arange({g.int(0, 5)}, dtype='timedelta64[{unit}]')",
                f"np.array([{g.int(-5, 5)}, {g.int(0, 9)}], 'm8[{unit}]')",
                f"{day} + np.arange({g.int(0, 6)})",
                f"np.zeros({g.shape()}, 'M8[{unit}]')",
            )
        )
    return g.let(
        g.pick(
            f"{a} + np.timedelta64({g.int(-3, 9)}, {unit!r})",
            f"{a} - {day}",
            f"{a} - {a}[::-1]",
            f"{a}.astype('M8[{unit}]')",
            f"{a}.astype('m8[{unit}]')",
            f"{a}.astype(int)",
            f"{a} > {day}",
            f"np.diff({a})",
            f"{a} * {g.int(1, 3)}",
            f"{a} / np.timedelta64(1, {unit!r})",
            f"{a} // {g.int(1, 3)}",
            f"np.isnat({a})",
            f"{a}.{g.pick('max', 'min', 'sum', 'mean', 'argmax')}()",
            f"np.sort({a})",
            f"{a}[{index(g, a)}]",
            f"{a}.reshape({newshape(g, a)})",
            f"np.datetime_as_string({a})",
            f"np.unique({a})",
            f"np.abs({a})",
            f"{a}.view('i8')",
        )
    )


def texts(g):
    a = g.array(lambda a: a.dtype.kind in "US")
    if not a or g.chance(0.3):
        return g.let(
            g.pick(
                "np.array(['ab', 'c', ''])",
                "np.array([b'xy', b'z'])",
                f"np.array([['a', 'bcd'], ['e', 'f']])[:, {g.pick('0', '::-1', '1:')}]",
                f"np.full({g.shape()}, 'ab')",
                f"np.zeros({g.shape()}, 'U3')",
                f"np.arange({g.int(1, 12)}).astype(str)",
                f"np.array(['1', '2.5', '3'], dtype='U{g.int(1, 5)}')",
            )
        )
    return g.let(
        g.pick(
            f"np.strings.{g.pick('upper', 'str_len', 'isdigit', 'strip', 'isalpha')}({a})",
            f"np.strings.add({a}, {a})",
            f"np.char.add({a}, {'b' if g.names[a].dtype.kind == 'S' else ''}'q')",
            f"{a} == {a}[::-1]",
            f"np.sort({a})",
            f"{a}.astype({g.pick('float', 'int', 'object', repr('S2'), repr('U1'), repr('U8'))})",
            f"{a}[{index(g, a)}]",
            f"{a}.T",
            f"np.unique({a})",
            f"{a} < {a}.T",
            f"np.concatenate([{a}, {a}])",
            f"{a}.tolist()",
            f"np.where({a} == {a}, {a}, {a})",
            f"np.strings.find({a}, {'b' if g.names[a].dtype.kind == 'S' else ''}'a')",
            f"np.repeat({a}, 2)",
        )
    )


def python(g):
    a = g.array()
    if not a:
        return False
    return g.let(
        g.pick(
            f"{a}.tolist()",
            f"len({a})",
            f"{a}.shape[{g.int(-1, 1)}]",
            f"repr({a})",
            f"str({a})",
            f"float({a}.flat[0])",
            f"int({a}.sum())",
            f"bool({a}.any())",
            f"{a}.item({g.pick('', '0', '-1')})",
            f"tuple({a}.shape[::-1])",
            f"[x for x in {a}.shape if x > 1]",
            f"isinstance({a}, np.ndarray)",
            f"{a}.dtype.name",
            f"{a} is {a}.view()",
            f"{a}.base is None",
            f"sorted({a}.ravel().tolist())[:3]",
            f"f'{{{a}.shape}} {{{a}.dtype}}'",
            f"np.array2string({a}, precision={g.int(1, 4)}, separator=', ')",
            f"{a}.flat[{g.pick('0', '1:', '::2', '[0]', '-1')}]",
            f"list(np.ndenumerate({a}))[:2]",
            f"dict(enumerate({a}.ravel()[:2].tolist()))",
            f"hash({a}.shape) == hash(tuple({a}.shape))",
            f"{a}.__array_interface__['shape']",
            f"np.ndim({a}), np.size({a}), np.shape({a})",
            f"min({a}.shape, default=0)",
            f"{a}.size // max(len({a}.shape), 1)",
            f"'%s' % ({a}.shape,)",
            f"np.iinfo({a}.dtype).max",
            f"np.finfo({a}.dtype).eps",
            f"divmod({a}, {g.int(1, 3)})[{g.int(0, 1)}]",
            f"abs({a})",
            f"round({g.int(0, 5)} / 3, 2) * {a}",
            f"{a}.size > 0 and {a}",
            f"not {a}.size",
            f"-{a}",
            f"~{a}",
        )
    )
