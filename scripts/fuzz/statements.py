"""The kinds of statements that random programs are made of: each takes the grower and adds an entry, or none."""

from indices import index, newshape

UNARY = (
    "negative positive absolute sign square sqrt exp log sin cos tan floor ceil rint trunc conjugate reciprocal isnan isfinite "
    "isinf logical_not invert signbit expm1 log1p log2 log10 exp2 cbrt tanh arctan deg2rad spacing fabs"
).split()
BINARY = (
    "add subtract multiply divide true_divide floor_divide remainder mod fmod power maximum minimum fmax fmin arctan2 hypot "
    "equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or "
    "bitwise_xor left_shift right_shift copysign logaddexp gcd lcm heaviside nextafter ldexp float_power"
).split()
OPERATORS = "+ - * / // % ** & | ^ << >> == != < <= > >= + - * /".split()
REDUCTIONS = (
    "sum prod mean std var min max any all argmin argmax ptp count_nonzero median nansum nanmean nanmax nanmin cumsum cumprod "
    "average nanstd nanargmax"
).split()


def creation(g):
    shape, dtype = g.shape(), g.spelled()
    return g.let(
        g.pick(
            f"np.zeros({shape}, dtype={dtype})",
            f"np.ones({shape}, {dtype}, order={g.pick('C', 'F')!r})",
            f"np.full({shape}, {g.number()})",
            f"np.full({shape}, {g.number()}, dtype={dtype})",
            f"np.arange({g.int(-3, 12)}, dtype={dtype})",
            f"np.arange({g.int(-3, 3)}, {g.int(2, 14)}, {g.pick(1, 2, 3, 0.5, -1)})",
            f"np.arange({g.pick(6, 12, 24)}, dtype={dtype}).reshape({g.pick('2, -1', '3, -1', '-1', '2, 3, -1', '-1, 2')})",
            f"np.linspace({g.int(-3, 0)}, {g.int(1, 5)}, {g.int(0, 7)}, dtype={dtype})",
            f"np.array({literal(g)})",
            f"np.array({literal(g)}, dtype={dtype})",
            f"np.eye({g.int(1, 4)}, {g.int(1, 4)}, k={g.int(-1, 1)}, dtype={dtype})",
            f"np.tri({g.int(1, 4)}, dtype={dtype})",
            f"np.identity({g.int(0, 3)}, dtype={dtype})",
            f"np.fromfunction(lambda i, j: i {g.one('+*-')} j, ({g.int(1, 3)}, {g.int(1, 3)}), dtype={dtype})",
            f"np.indices(({g.int(1, 3)}, {g.int(1, 3)}), dtype={g.pick('int', 'np.int32')})",
            f"np.vander(np.arange({g.int(1, 4)}), {g.int(1, 4)})",
            f"np.logspace(0, {g.int(1, 3)}, {g.int(1, 4)})",
            f"np.fromiter(({g.pick('i', 'i * i', 'i / 2')} for i in range({g.int(0, 6)})), dtype={dtype})",
        )
    )


def literal(g):
    item = lambda: g.pick(str(g.int(-5, 9)), str(g.int(0, 3)), g.number())
    row = lambda n: "[" + ", ".join(item() for _ in range(n)) + "]"
    n = g.int(0, 4)
    if g.chance(0.5):
        return row(n)
    return "[" + ", ".join(row(n) for _ in range(g.int(1, 3))) + "]"


def randoms(g):
    shape = g.shape()
    return g.run(
        f"{g.fresh()} = "
        + g.pick(
            f"rng.integers({g.int(-5, 0)}, {g.int(1, 20)}, size={shape})",
            f"rng.integers(0, 256, size={shape}, dtype=np.uint8)",
            f"rng.integers({g.int(1, 9)}, size={shape}, endpoint=True)",
            f"rng.random({shape})",
            f"rng.random({shape}, dtype=np.float32)",
            f"rng.normal({g.int(-2, 2)}, {g.int(1, 3)}, size={shape})",
            f"rng.uniform({g.int(-2, 0)}, {g.int(1, 3)}, {shape})",
            f"rng.permutation({g.int(1, 8)})",
            f"rng.choice({g.int(1, 9)}, size={g.int(0, 5)})",
            f"rng.standard_normal({shape})",
            f"rng.choice([True, False], {shape})",
            f"rng.poisson({g.int(1, 5)}, {shape})",
            f"rng.binomial(10, 0.5, {shape})",
            f"rng.exponential(2.0, {shape})",
            f"rng.permuted(np.arange({g.int(1, 6)}))",
        ),
        always=True,
    )


def indexing(g):
    a = g.array()
    return a and g.let(f"{a}[{index(g, a)}]")


def ufunc(g):
    a = g.numeric()
    if not a:
        return False
    extra = keywords(g, a)
    if g.chance(0.35):
        return g.let(f"np.{g.one(UNARY)}({a}{extra})")
    b = g.number() if g.chance(0.25) else g.like(a)
    if g.chance(0.5):
        return g.let(f"{a} {g.one(OPERATORS)} {b}" if g.chance(0.8) else f"{b} {g.one(OPERATORS)} {a}")
    return b and g.let(f"np.{g.one(BINARY)}({a}, {b}{extra})")


def keywords(g, a):
    how = g.int(0, 14)
    if how == 0:
        return f", dtype={g.spelled()}"
    if how == 1:
        return f", order={g.pick('C', 'F', 'A', 'K')!r}"
    if how == 2:
        return f", dtype={g.spelled()}, casting={g.pick('unsafe', 'same_kind', 'safe', 'no')!r}"
    if how == 3:
        return f", out=np.zeros(np.shape({a}), dtype={g.spelled()})"
    if how == 4:
        return f", out=np.ones({a}.shape, {g.spelled()}), where={a} > 1"
    return ""


def into(g):
    """A ufunc or reduction that writes into an array that is there, which may overlap with what it reads."""
    out = g.array(lambda a: a.flags.writeable and a.dtype.kind in "biufc")
    a = out and g.like(out)
    if not a:
        return False
    casting = g.pick("", "", ", casting='unsafe'")
    where = g.pick("", "", f", where={a} > 0", f", where=np.arange({out}.size).reshape({out}.shape) % 2 == 0")
    b = g.like(out) if g.chance(0.6) else g.number()
    statement = g.pick(
        f"np.{g.one(BINARY)}({a}, {b}, out={out}{casting}{where})",
        f"np.{g.one(UNARY)}({a}, out={out}{casting}{where})",
        f"np.{g.one(UNARY)}({a}, {out}{casting})",
        f"np.{g.one(BINARY)}({out}, {b}, out={out}{casting}{where})",
        f"np.copyto({out}, {b}{casting}{where})",
        f"np.clip({a}, {g.int(-2, 1)}, {g.int(2, 9)}, out={out}{casting})",
        f"np.cumsum({a}, axis=0, out={out})" if g.names[a].shape == g.names[out].shape else f"np.copyto({out}, {b})",
        f"np.take({a}, [0, 0], axis=0, out={out}, mode='clip')",
        f"np.matmul({a}, {b}, out={out})",
    )
    return g.change(statement, out)


def inplace(g):
    a = g.array(lambda a: a.flags.writeable)
    if not a:
        return False
    b = g.number() if g.chance(0.5) else g.like(a) or g.number()
    where = index(g, a)
    operator = g.one("+ - * / // % ** & | ^ << >> + - *".split())
    ints = g.array(lambda a: a.dtype.kind in "iu")
    statement = g.pick(
        f"{a} {operator}= {b}",
        f"{a}[{where}] {operator}= {g.number()}",
        f"{a}[{where}] = {b}",
        f"{a}[{where}] = {g.number()}",
        f"{a}[...] = {b}",
        f"{a}.fill({g.number()})",
        f"{a}.sort(axis={g.axis(a)})",
        f"{a}[{a} > {g.int(0, 3)}] = {g.number()}",
        f"np.add.at({a}, {ints or 0}, {g.int(1, 3)})",
        f"np.put({a}, [0, 1], [{g.int(0, 5)}, {g.int(0, 5)}], mode={g.pick('raise', 'wrap', 'clip')!r})",
        f"np.putmask({a}, {a} > 1, {b})",
        f"np.place({a}, {a} > 1, [{g.int(1, 5)}, {g.int(1, 5)}])",
        f"np.fill_diagonal({a}, {g.number()})",
        f"{a}[::-1] {operator}= {a}",
        f"{a}[1:] = {a}[:-1]",
        f"{a}.partition({g.int(0, 1)})",
        f"np.put_along_axis({a}, np.argmax({a}, axis=-1, keepdims=True), {g.int(0, 9)}, axis=-1)",
        f"{a}.flat[{g.int(0, 3)}] = {g.number()}",
        f"{a}.flat = [1, 2, 3]",
        f"{a}.shape = {newshape(g, a)}",
        f"{a}.real = {g.int(0, 4)}",
        f"{a}.T[{g.pick('0', '...', '-1', '::2')}] = {g.int(0, 9)}",
        f"{a}.itemset(3)" if g.chance(0.1) else f"{a}.byteswap(inplace={g.names[a].dtype.kind not in 'US'})",
        f"{a}.setflags(write=False)" if g.chance(0.2) else f"{a}[:1] = {g.number()}",
    )
    return g.change(statement, a)


def reduction(g):
    a = g.numeric()
    if not a:
        return False
    name = g.one(REDUCTIONS)
    rank = g.names[a].ndim
    axes = g.pick("", f"axis={g.axis(a)}", f"axis={g.axis(a)}", "axis=None", f"axis=({g.axis(a)},)", f"axis={tuple(range(rank))}")
    options = [axes]
    if name in ("sum", "prod", "mean", "std", "var", "min", "max", "any", "all", "nansum", "nanmean"):
        options.append(g.pick("", "", "keepdims=True"))
        if g.chance(0.15):
            options.append(f"dtype={g.spelled()}" if name in ("sum", "prod", "mean", "std", "var", "nansum") else "")
        if g.chance(0.1):
            options.append(f"where={a} > 0")
        if g.chance(0.1):
            options.append(f"initial={g.int(0, 5)}" if name in ("sum", "prod", "min", "max") else "")
    if name in ("std", "var") and g.chance(0.3):
        options.append("ddof=1")
    given = ", ".join(option for option in options if option)
    method = name in ("sum prod mean std var min max any all argmin argmax cumsum cumprod".split())
    if g.chance(0.15):
        return g.let(ufunc_method(g, a))
    return g.let(f"{a}.{name}({given})" if method and g.chance(0.6) else f"np.{name}({', '.join(filter(None, [a, given]))})")


def ufunc_method(g, a):
    name = g.one("add multiply maximum minimum logical_or subtract bitwise_xor".split())
    return g.pick(
        f"np.{name}.reduce({a}, axis={g.axis(a)})",
        f"np.{name}.reduce({a}, axis=None, keepdims=True)",
        f"np.{name}.accumulate({a}, axis={g.axis(a)})",
        f"np.{name}.reduceat({a}, [0, {g.int(0, 1)}])",
        f"np.{name}.outer({a}, {g.like(a) or 2})",
    )


def shaping(g):
    a = g.array()
    if not a:
        return False
    order = g.pick("C", "F", "A", "K", "C")
    b = g.like(a) if g.names[a].dtype.kind in "biufc" else a
    axis = g.axis(a)
    return g.let(
        g.pick(
            f"{a}.reshape({newshape(g, a)}, order={g.pick('C', 'F', 'A')!r})",
            f"{a}.reshape({newshape(g, a)})",
            f"{a}.ravel({order!r})",
            f"{a}.flatten({order!r})",
            f"{a}.T",
            f"{a}.transpose({g.pick('', axis, '1, 0', '(1, 0)', '0, 2, 1', '-1, 0')})",
            f"np.swapaxes({a}, {g.axis(a)}, {axis})",
            f"np.moveaxis({a}, {g.axis(a)}, {axis})",
            f"np.expand_dims({a}, {g.pick(axis, '(0, 1)', '(0, -1)')})",
            f"{a}.squeeze({g.pick('', axis)})",
            f"np.broadcast_to({a}, {g.pick('(2, 3)', '(2, 2, 3)', '(4, 3)', f'(2,) + {a}.shape')})",
            f"np.concatenate([{a}, {b}], axis={g.pick(axis, 0, None)})",
            f"np.stack([{a}, {b}], axis={axis})",
            f"np.{g.pick('vstack', 'hstack', 'dstack', 'column_stack')}([{a}, {b}])",
            f"np.repeat({a}, {g.int(0, 3)}, axis={g.pick(axis, None)})",
            f"np.tile({a}, {g.pick('2', '(2, 1)', '(1, 2)', '0')})",
            f"np.roll({a}, {g.int(-2, 3)}, axis={g.pick(axis, None)})",
            f"np.flip({a}, {g.pick(axis, None)})",
            f"np.rot90({a}, {g.int(0, 3)})",
            f"np.split({a}, {g.pick('2', '[1]', '[1, 2]', '1')}, axis={axis})[{g.pick('0', '-1')}]",
            f"np.array_split({a}, {g.int(1, 3)}, axis={axis})[{g.pick('0', '-1')}]",
            f"np.atleast_{g.int(1, 3)}d({a})",
            f"np.pad({a}, {g.int(0, 2)}, mode={g.pick('constant', 'edge', 'reflect', 'wrap')!r})",
            f"np.diagonal({a})",
            f"np.diag({a})",
            f"np.triu({a}, {g.int(-1, 1)})",
            f"np.delete({a}, {g.pick('0', '[0, 1]', 'slice(1, None)')}, axis={axis})",
            f"np.insert({a}, {g.int(0, 1)}, {g.int(0, 9)}, axis={axis})",
            f"np.append({a}, {b}, axis={g.pick(axis, None)})",
            f"np.lib.stride_tricks.sliding_window_view({a}, {g.int(1, 2)}, axis={axis})",
            f"np.copy({a}, order={order!r})",
            f"np.array({a}, order={order!r}, copy={g.pick('True', 'None')}, ndmin={g.int(0, 3)})",
            f"np.asarray({a}, dtype={g.spelled()}, order={order!r})",
            f"np.ascontiguousarray({a})",
            f"np.asfortranarray({a})",
            f"np.require({a}, requirements={g.pick('C', 'F', 'CW', 'O')!r})",
            f"np.{g.pick('zeros', 'ones')}_like({a}, order={order!r}, dtype={g.spelled()})",
            f"np.full_like({a}, {g.number()}, order={order!r})",
            f"np.resize({a}, {g.shape()})",
            f"np.broadcast_arrays({a}, {b})[{g.int(0, 1)}]",
            f"np.ix_({g.pick('[0, 1], [1, 0]', '[True, False], [0]')})[{g.int(0, 1)}]",
            f"np.meshgrid({a}, {b}, indexing={g.pick('ij', 'xy')!r}, sparse={g.pick(True, False)})[{g.int(0, 1)}]",
            f"np.rollaxis({a}, {g.axis(a)})",
            f"np.ravel({a})",
            f"{a}.mT",
            f"np.unstack({a}, axis={axis})[0]",
        )
    )


def casting(g):
    a = g.array()
    if not a:
        return False
    return g.let(
        g.pick(
            f"{a}.astype({g.spelled()})",
            f"{a}.astype({g.spelled()}, order={g.pick('C', 'F', 'A', 'K')!r}, copy={g.pick(True, False)})",
            f"{a}.astype({g.spelled()}, casting={g.pick('safe', 'same_kind', 'unsafe', 'equiv', 'no')!r})",
            f"{a}.view({g.spelled()})",
            f"{a}.view({g.spelled()})",
            f"{a}.view()",
            f"{a}.real",
            f"{a}.imag",
            f"{a}.byteswap()" if g.names[a].dtype.kind not in "US" else f"{a}.view()",
            f"{a}.astype({g.pick('str', 'object', 'np.longdouble')!s})" if g.chance(0.2) else f"{a}.copy({g.pick('C', 'F', 'K')!r})",
            f"{a}.view({a}.dtype.newbyteorder())" if g.names[a].dtype.kind not in "US" else f"{a}.view()",
            f"np.float64({a})",
            f"np.asarray({a}.tolist())",
            f"np.frombuffer({a}.tobytes(), dtype={a}.dtype)",
            f"np.can_cast({a}.dtype, {g.spelled()})",
            f"np.result_type({a}, {g.number()})",
            f"np.lib.stride_tricks.as_strided({a}, shape=({g.int(1, 2)}, 1), strides=(0, {a}.itemsize))",
            f"np.nan_to_num({a})",
            f"{a}.dtype",
            f"({a}.shape, {a}.strides, {a}.nbytes, {a}.flags.c_contiguous, {a}.flags.owndata)",
        )
    )


def selecting(g):
    a = g.array(lambda a: a.dtype.kind in "biufMm")
    if not a:
        return False
    b = g.like(a) if g.names[a].dtype.kind in "biufc" else a
    axis = g.axis(a)
    return g.let(
        g.pick(
            f"np.where({a} > {g.int(0, 3)}, {a}, {b})",
            f"np.where({a})[0]",
            f"np.nonzero({a})[-1]",
            f"np.argwhere({a})",
            f"np.flatnonzero({a})",
            f"np.sort({a}, axis={g.pick(axis, None)})",
            f"np.argsort({a}, axis={axis}, kind='stable')",
            f"np.unique({a})",
            f"np.unique({a}, return_counts=True)[1]",
            f"np.unique({a}, return_inverse=True)[1]",
            f"np.searchsorted(np.sort({a}, axis=None), {g.number()})",
            f"np.take({a}, {g.pick('0', '[0, 1]', '[[0], [1]]', '[-1, 5]')}, axis={g.pick(axis, None)}, mode={g.pick('raise', 'wrap', 'clip')!r})",
            f"np.take_along_axis({a}, np.argsort({a}, axis={axis}, kind='stable'), axis={axis})",
            f"np.compress([True, False, True], {a}, axis={axis})",
            f"np.extract({a} > 1, {a})",
            f"np.choose({g.pick('[0, 1]', '[1, 0, 1]')}, [{g.int(0, 5)}, {a}], mode='clip')",
            f"np.select([{a} > 2, {a} < 1], [{a}, {b}], default={g.number()})",
            f"np.clip({a}, {g.number()}, {g.int(2, 9)})",
            f"{a}.clip(min={g.int(-2, 3)})",
            f"np.diff({a}, axis={axis})",
            f"np.digitize({a}, [0, 2, 4])",
            f"np.bincount({a}.ravel())",
            f"np.bincount({a}.ravel(), minlength={g.int(1, 8)})",
            f"np.histogram({a}, bins={g.int(1, 4)})[{g.int(0, 1)}]",
            f"np.isin({a}, {g.pick('[1, 2]', '[0]', '[]')})",
            f"np.partition({a}, 0, axis={axis})",
            f"np.interp({g.int(0, 3)}, np.arange(3), [1.0, 2.0, 4.0])",
            f"np.percentile({a}, {g.pick(50, 25, '[0, 100]')}, axis={g.pick(axis, None)})",
            f"np.dot({a}, {b})",
            f"{a} @ {b}",
            f"np.einsum({g.pick('ij->ji', 'ij->i', 'ii', 'i->', 'ij->')!r}, {a})",
            f"np.outer({a}, {b})",
            f"np.trace({a})",
            f"np.cross({a}, {b})",
            f"np.kron({a}, {b})",
            f"np.tensordot({a}, {b}, axes={g.int(0, 1)})",
            f"np.convolve({a}, [1, 2], mode={g.pick('full', 'same', 'valid')!r})",
            f"np.gradient({a})",
            f"np.trapezoid({a}, axis={axis})",
            f"np.array_equal({a}, {b})",
            f"np.allclose({a}, {b})",
            f"np.shares_memory({a}, {b})",
            f"np.unravel_index({g.int(0, 5)}, ({g.int(1, 3)}, {g.int(1, 4)}))",
            f"np.ravel_multi_index(({g.int(0, 2)}, {g.int(0, 2)}), (3, 4))",
            f"np.tril_indices({g.int(1, 3)})[{g.int(0, 1)}]",
            f"np.lexsort(({a}, {b}))",
            f"np.piecewise({a}, [{a} > 1], [{g.int(0, 5)}, lambda x: x * 2])",
            f"np.apply_along_axis(lambda row: row[::-1], {axis}, {a})",
            f"np.union1d({a}, {b})",
            f"np.setdiff1d({a}, {b})",
            f"np.round({a}, {g.int(-1, 2)})",
            f"np.packbits({a})",
            f"np.unpackbits({a})",
            f"np.vectorize(lambda x: x + 1)({a})",
            f"np.ediff1d({a})",
            f"np.maximum.accumulate({a})",
        )
    )
