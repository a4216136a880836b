"""Wrong calls: right ones of all functions, of which an argument, a name or the count was changed, and what NumPy raises.

`python3 errors.py [count] [seed] [file]`: so many cases; another seed makes other ones.
"""

import contextlib
import io
import random
import sys
import warnings

import numpy as np
from facts import store

warnings.simplefilter("ignore")

SETUP = """import numpy as np
a = np.arange(6.).reshape(2, 3)
i = np.arange(6).reshape(2, 3)
v = np.arange(3.)
w = np.arange(4.)
k = np.array([3, 1, 2])
b = np.array([True, False, True])
c = np.array([1+2j, 3, 4j])
s = np.array(['ab', 'c', 'def'])
t = np.array(['2020-01-01', '2021-02-03'], dtype='M8[D]')
d = np.array([1, 2], dtype='m8[s]')
o = np.array([1, 'x', None], dtype=object)
r = np.array([(1, 2.0), (3, 4.0)], dtype=[('x', 'i4'), ('y', 'f8')])
m = np.array([[2., 1.], [1., 3.]])
z = np.zeros((2, 0))
q = np.arange(24).reshape(2, 3, 4)
"""

# Functions that take the same arguments.
CALLS = [
    (
        "sum prod mean std var min max amin amax all any ptp median cumsum cumprod argmin argmax nansum "
        "nanprod nanmean nanstd nanvar nanmin nanmax nanargmin nanargmax nanmedian nancumsum nancumprod "
        "count_nonzero cumulative_sum cumulative_prod average negative absolute sqrt square exp log sin cos "
        "tan rint floor ceil trunc sign reciprocal isnan isfinite isinf signbit conj exp2 expm1 log2 log10 "
        "log1p arcsin arccos arctan sinh cosh tanh cbrt fabs positive degrees radians deg2rad rad2deg "
        "logical_not spacing modf frexp transpose squeeze ravel flip fliplr flipud rot90 diagonal trace tril "
        "triu sort argsort fft.fft fft.ifft fft.rfft fft.irfft fft.hfft fft.ihfft fft.fft2 fft.ifft2 fft.fftn "
        "fft.ifftn fft.rfft2 fft.rfftn fft.irfftn zeros_like ones_like empty_like copy require histogramdd "
        "corrcoef cov round around nan_to_num nditer ndenumerate",
        ['a'],
    ),
    (
        "sum prod mean std var min max amin amax all any ptp median cumsum cumprod argmin argmax nansum "
        "nanprod nanmean nanstd nanvar nanmin nanmax nanargmin nanargmax nanmedian nancumsum nancumprod "
        "count_nonzero cumulative_sum cumulative_prod average atleast_2d trim_zeros diag diagflat nonzero "
        "argwhere flatnonzero unique unique_values unique_counts unique_inverse unique_all fft.fftshift "
        "fft.ifftshift vander histogram histogram_bin_edges diff ediff1d gradient trapezoid unwrap i0 sinc "
        "array2string array_repr array_str random.default_rng(0).choice ma.sum ma.mean ma.median ma.sort",
        ['v'],
    ),
    (
        "add subtract multiply divide floor_divide remainder mod power maximum minimum fmax fmin arctan2 "
        "hypot equal not_equal less greater less_equal greater_equal logical_and logical_or logical_xor "
        "copysign nextafter fmod divmod float_power heaviside logaddexp dot matmul matvec common_type "
        "broadcast_arrays broadcast",
        ['a', 'v'],
    ),
    ("bitwise_and bitwise_or bitwise_xor left_shift right_shift gcd lcm", ['i', 'k']),
    ("invert", ['i']),
    ("reshape", ['a', '(3, 2)']),
    ("swapaxes moveaxis", ['a', '0', '1']),
    ("rollaxis roll", ['a', '1']),
    ("expand_dims", ['a', '0']),
    ("broadcast_to", ['v', '(2, 3)']),
    ("concatenate stack vstack hstack dstack column_stack", ['[a, a]']),
    ("split array_split", ['w', '2']),
    ("hsplit vsplit linalg.matrix_power", ['m', '2']),
    ("dsplit", ['q', '2']),
    ("tile repeat", ['a', '2']),
    ("delete", ['w', '1']),
    ("insert", ['w', '1', '5']),
    ("append", ['w', '3']),
    ("resize", ['a', '(3, 3)']),
    ("pad partition argpartition", ['v', '1']),
    ("take", ['a', '[0, 1]']),
    ("take_along_axis", ['a', 'np.array([[0], [1]])', '1']),
    ("put_along_axis", ['a.copy()', 'np.array([[0], [1]])', '9', '1']),
    ("choose", ['[0, 1, 0]', '[v, v]']),
    ("compress", ['[True, False]', 'a', '0']),
    ("extract", ['b', 'v']),
    ("select", ['[b, ~b]', '[v, -v]']),
    ("where", ['b', 'v', '-v']),
    ("piecewise", ['v', '[v < 1, v >= 1]', '[0, 1]']),
    ("put", ['v.copy()', '[0]', '[5]']),
    ("place", ['v.copy()', 'b', '[5]']),
    ("putmask", ['v.copy()', 'b', '5']),
    ("copyto", ['v.copy()', '5']),
    ("fill_diagonal", ['m.copy()', '3']),
    ("searchsorted", ['v', '1.5']),
    ("digitize", ['v', '[0.5, 1.5]']),
    ("lexsort", ['(v, v)']),
    ("isin", ['v', '[1]']),
    ("intersect1d union1d setdiff1d setxor1d convolve correlate meshgrid", ['v', 'w']),
    ("inner outer vdot kron cross vecdot linalg.cross linalg.outer histogram2d", ['v', 'v']),
    ("tensordot", ['a', 'a', '2']),
    ("einsum", ["'ij,j->i'", 'a', 'v']),
    ("vecmat", ['v', 'a.T']),
    (
        "linalg.inv linalg.det linalg.eig linalg.eigh linalg.eigvals linalg.eigvalsh linalg.cholesky "
        "linalg.slogdet linalg.matrix_rank linalg.pinv linalg.cond linalg.svd linalg.qr linalg.svdvals "
        "linalg.norm linalg.vector_norm linalg.matrix_norm linalg.diagonal linalg.trace "
        "linalg.matrix_transpose",
        ['m'],
    ),
    ("linalg.solve linalg.lstsq", ['m', '[1, 2]']),
    ("linalg.multi_dot", ['[m, m]']),
    ("linalg.tensorinv", ['np.ones((2, 2, 4))']),
    ("fft.fftfreq fft.rfftfreq", ['4']),
    ("zeros ones empty indices", ['(2, 3)']),
    ("full", ['(2, 3)', '7']),
    ("full_like", ['a', '7']),
    (
        "arange min_scalar_type binary_repr base_repr random.default_rng(0).integers "
        "random.RandomState(0).randint random.RandomState(0).choice",
        ['5'],
    ),
    ("linspace logspace", ['0', '1']),
    ("geomspace", ['1', '10']),
    (
        "eye identity tri diag_indices tril_indices triu_indices random.default_rng(0).random "
        "random.default_rng(0).standard_normal",
        ['3'],
    ),
    ("array asarray asanyarray ascontiguousarray asfortranarray poly1d ma.array", ['[1, 2]']),
    ("frombuffer", ["b'abcdefgh'"]),
    ("fromiter", ['[1, 2]', 'float']),
    ("fromfunction", ['lambda x, y: x + y', '(2, 2)']),
    ("fromstring", ["'1 2'"]),
    ("ravel_multi_index", ['([0, 1], [1, 2])', '(2, 3)']),
    ("unravel_index", ['[1, 2]', '(2, 3)']),
    ("ix_", ['[0, 1]', '[1, 2]']),
    ("mask_indices", ['3', 'np.triu']),
    ("bmat", ["'m'"]),
    ("bincount", ['k']),
    ("percentile quantile nanpercentile nanquantile", ['v', '0.5']),
    ("interp", ['1.5', 'v', 'v']),
    ("clip", ['a', '0', '3']),
    ("angle real imag", ['c']),
    ("apply_along_axis", ['np.sum', '0', 'a']),
    ("apply_over_axes", ['np.sum', 'a', '[0]']),
    ("vectorize", ['np.sum']),
    ("frompyfunc", ['abs', '1', '1']),
    ("allclose isclose array_equal array_equiv", ['a', 'a']),
    ("can_cast promote_types result_type", ["'f4'", "'i4'"]),
    ("dtype", ["'f8'"]),
    ("finfo", ['float']),
    ("iinfo", ['int']),
    ("issubdtype", ['float', 'np.floating']),
    ("broadcast_shapes", ['(2, 3)', '(3,)']),
    ("ndindex random.default_rng(0).poisson random.default_rng(0).exponential", ['2', '3']),
    ("packbits", ['[1, 0, 1]']),
    ("unpackbits", ["np.array([5], 'u1')"]),
    ("format_float_positional format_float_scientific", ['1.5']),
    ("set_printoptions", []),
    ("datetime64 is_busday", ["'2020-01-01'"]),
    ("timedelta64", ['3', "'s'"]),
    ("busday_count", ["'2020-01-01'", "'2020-02-01'"]),
    ("busday_offset", ["'2020-01-03'", '1', "'forward'"]),
    ("datetime_as_string", ['t']),
    ("datetime_data", ['t.dtype']),
    ("polyval", ['[1, 2]', '3']),
    ("polyfit", ['v', 'v', '1']),
    ("polyadd polysub polymul polydiv", ['[1, 2]', '[1]']),
    ("polyder polyint", ['[1, 2, 3]']),
    ("roots poly", ['[1., 2.]']),
    ("strings.upper strings.lower strings.str_len strings.strip strings.isalpha strings.title", ['s']),
    ("strings.add char.upper char.add", ['s', 's']),
    ("strings.find strings.count strings.startswith char.split char.join", ['s', "'a'"]),
    ("strings.replace", ['s', "'a'", "'b'"]),
    ("strings.center strings.ljust strings.zfill", ['s', '5']),
    ("strings.multiply", ['s', '2']),
    ("random.default_rng random.RandomState", ['0']),
    ("random.default_rng(0).normal random.default_rng(0).uniform", ['0', '1', '3']),
    ("random.default_rng(0).permutation random.default_rng(0).shuffle", ['v.copy()']),
    ("random.default_rng(0).binomial", ['5', '0.5']),
    ("random.RandomState(0).rand", ['2']),
    ("ma.masked_where", ['v > 1', 'v']),
    ("lib.stride_tricks.sliding_window_view", ['v', '2']),
    ("lib.stride_tricks.as_strided", ['v', '(2,)', '(8,)']),
]

METHODS = [
    ("sum mean min max argmax cumsum sort argsort any all std prod round copy tolist squeeze nonzero transpose ravel flatten view", []),
    ("byteswap tobytes setflags diagonal trace conj", []),
    ("reshape", ["-1"]),
    ("astype", ["'f8'"]),
    ("take", ["[0]"]),
    ("repeat", ["2"]),
    ("item", ["0"]),
    ("clip", ["0", "1"]),
    ("searchsorted", ["1"]),
    ("compress", ["[True]"]),
    ("choose", ["[v, v]"]),
    ("swapaxes", ["0", "1"]),
    ("getfield", ["'i1'"]),
]
# Methods that write, which get a copy.
WRITERS = [("fill", ["1"]), ("put", ["[0]", "[0]"]), ("resize", ["(2,)"]), ("partition", ["1"])]

ARGUMENTS = [
    "None", "'x'", "-1", "5", "[]", "[[1], [2, 3]]", "1.5", "(1, 2)", "np.zeros((4, 5))", "s", "t", "c", "z", "np.float32(2)",
    "[0, 9]", "b", "1j", "slice(2)", "...", "'i4'", "{}", "o", "r",
]  # fmt: skip
NAMED = [
    "axis=5", "axis=-4", "axis='x'", "axis=1.5", "axis=(0, 0)", "axis=(0, 7)", "axis=None", "axis=[0]", "keepdims='x'", "dtype='nope'",
    "dtype=int", "dtype='S3'", "dtype='M8[D]'", "dtype=3", "out=5", "out=np.zeros(7)", "out=np.zeros((2, 3), 'i1')", "out=(a, a)",
    "out=[1]", "where=3", "where=[True]", "order='X'", "order=3", "casting='no'", "casting='bad'", "bogus=1", "initial='x'",
    "mode='bad'", "mode=1", "kind='bad'", "side='up'", "ddof='a'", "indexing='zz'", "method='nope'", "n=0", "n=-1", "norm='bad'",
    "copy='x'", "like=3", "decimals='x'", "size=(2, -1)", "p=[0.5]", "bins='nope'", "bins=0", "bins=[2, 1]", "range=(1, 0)",
    "minlength=-1", "ndmin=99", "sep=3", "count='x'", "rtol='x'", "UPLO='X'", "axes=(0,)", "axes=[(0, 1)]", "signature='dd->i'",
    "sorter=[0]", "unit='bad'", "num=-1", "num=2.5", "step=0", "base=40", "deg=-1", "rowvar=5", "axis1=0, axis2=0", "axis1=7",
]  # fmt: skip
INDICES = [
    "5", "0, 5", "1, 1, 1, 1", "'x'", "1.5", "..., ...", "[0, 9]", "[True]", "b, b", ":, 7", "-9", "1j", "{}", "[1.5]", "s", "['x', 'q']",
    "::0", "1:'a'", "[[0, 1], [0, 1, 2]]", "[0, 1], [0, 1, 2]", "np.newaxis, 0, 0, 0, 0", "b", ":, b", "2**70",
]  # fmt: skip
OPERATORS = "+ - * / // % ** @ & | ^ << >> < <= == !=".split()
OBJECTS = "a i v w k b c s t d m z q".split()
OTHERS = ["None", "'x'", "[1, 2]", "1.5", "1j", "2**70", "-1", "(1, 2, 3, 4, 5)", "{}"]


def call(function, args, named=""):
    return f"{function}({', '.join([*args, *([named] if named else [])])})"


def changed(rng, function, args):
    """A call that is wrong in one thing."""
    way = rng.randrange(8)
    if way == 0:
        return call(function, args[:-1])
    if way == 1:
        return call(function, args + ["None"] * 12)
    if way == 2:
        return call(function, [*args, rng.choice(ARGUMENTS)])
    if way <= 5 or not args:
        return call(function, args, rng.choice(NAMED))
    place = rng.randrange(len(args))
    return call(function, args[:place] + [rng.choice(ARGUMENTS)] + args[place + 1 :])


def sources(rng):
    functions = [(f"np.{name}", args) for names, args in CALLS for name in names.split()]
    methods = [(f"{of}.{name}", args) for names, args in METHODS for name in names.split() for of in OBJECTS]
    methods += [(f"{of}.copy().{name}", args) for name, args in WRITERS for of in OBJECTS]
    while True:
        way = rng.random()
        if way < 0.65:
            yield changed(rng, *rng.choice(functions))
        elif way < 0.8:
            yield changed(rng, *rng.choice(methods))
        elif way < 0.9:
            yield f"{rng.choice(OBJECTS)}[{rng.choice(INDICES)}]"
        else:
            yield f"{rng.choice(OBJECTS)} {rng.choice(OPERATORS)} {rng.choice(OBJECTS + OTHERS)}"


def raised(source):
    """Type and message, as a traceback shows them; None where nothing is raised."""
    names = {}
    exec(SETUP, names)
    try:
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
            eval(source, names)
    except Exception as error:
        kind = type(error)
        module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        return f"{module}{kind.__qualname__}: {error}"
    return None


def main(count=3000, seed=0, file="errors"):
    rng = random.Random(seed)
    found = {}
    for source in sources(rng):
        if source in found or "printoptions" in source or "2**70" in source and "<<" in source:
            continue
        error = raised(source)
        if error is None or "0x" not in error:
            found[source] = error
        if len(found) == count:
            break
    store(file, {"setup": SETUP, "cases": list(found.items())})


main(*(int(x) for x in sys.argv[1:3]), *sys.argv[3:4])
