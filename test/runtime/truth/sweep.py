"""The great sweep: every function on arrays of all dtypes and layouts with its options, stored as digests.

`python3 sweep.py [share] [seed] [file]`: a share of 0.1 makes a tenth of the cases; another seed makes other cases.
"""

import hashlib
import importlib
import operator
import random
import struct
import sys
import warnings

import facts
import made
import numpy as np

FAMILIES = "ufuncs reductions shaping selecting creation methods products randoms texts operators".split()
OPERATORS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
    "|": operator.or_, "^": operator.xor, "@": operator.matmul, "==": operator.eq, "!=": operator.ne,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "~": operator.invert,
    "u-": operator.neg, "u+": operator.pos, "+=": operator.iadd, "-=": operator.isub, "*=": operator.imul,
    "/=": operator.itruediv, "//=": operator.ifloordiv, "%=": operator.imod, "**=": operator.ipow,
    "<<=": operator.ilshift, ">>=": operator.irshift, "&=": operator.iand, "|=": operator.ior, "^=": operator.ixor,
    "[]": operator.getitem, "[]=": operator.setitem,
}  # fmt: skip


# Products of complex numbers are fused with the sums on some processors.
FUSED = set("* *= / /= multiply square absolute sign sqrt power prod cumprod nanprod nancumprod var std nanvar nanstd kron reduce accumulate reduceat outer at divide average reciprocal".split())


class Sweep:
    """Collects cases. `near` says that the last digits of floats differ between processors."""

    def __init__(self, seed, share):
        self.rng = random.Random(seed)
        self.share = share
        self.cases = []
        self.near = False
        self.seeds = 0

    def times(self, count):
        return range(max(1, round(count * self.share)))

    def chance(self, share):
        return self.rng.random() < share

    def shape(self, least=0, most=3):
        rank = self.rng.randint(least, most)
        lengths = [0, 1, 1, 2, 3, 3, 4, 5] if self.chance(0.35) else [2, 3, 4]
        return tuple(self.rng.choice(lengths) for _ in range(rank))

    def dtype(self):
        return self.rng.choice(made.NUMBERS) if self.chance(0.7) else self.rng.choice(made.DTYPES)

    def number(self):
        return self.rng.choice(made.NUMBERS)

    def array(self, shape=None, dtype=None, span="small", layout=None, least=0, most=3):
        """An array by a recipe that is remembered for the tests."""
        shape = self.shape(least, most) if shape is None else tuple(shape)
        layout = layout or ("C" if self.chance(0.3) else self.rng.choice(made.LAYOUTS))
        recipe = [dtype or self.dtype(), shape, layout, self.seed(), span]
        if layout in "OB" and self.chance(0.5):
            recipe[2] = "C"
        array = made.made(*recipe)
        return self.remember(array, {"made": recipe})

    def seed(self):
        """A new seed each time, so that equal recipes are one array."""
        self.seeds += 1
        return self.seeds

    def fresh(self, shape=None, dtype=None, **options):
        """An array that may be written."""
        return self.array(shape, dtype, layout=self.rng.choice("CFTPSRNLW"), **options)

    def name_of(self, array):
        """The dtype of a remembered array as its recipe has it."""
        return facts.recipes[id(array)][1]["made"][0]

    def generator(self, seed):
        return self.remember(np.random.default_rng(seed), {"generator": seed})

    def legacy(self, seed):
        return self.remember(np.random.RandomState(seed), {"legacy": seed})

    def remember(self, made_value, recipe):
        facts.recipes[id(made_value)] = (made_value, recipe)
        return made_value

    def axis(self, a, wrong=0.04):
        if a.ndim == 0 or self.chance(wrong):
            return self.rng.choice([0, -1, a.ndim, -a.ndim - 1])
        return self.rng.randrange(-a.ndim, a.ndim)

    def axes(self, a, several=True, none=0.35):
        """An `axis=` argument, or none."""
        if self.chance(none):
            return {}
        if several and a.ndim and self.chance(0.25):
            return {"axis": tuple(self.rng.sample(range(a.ndim), self.rng.randint(0, a.ndim)))}
        return {"axis": self.axis(a)}

    def call(self, name, *args, **kwargs):
        """Keeps what `name(*args, **kwargs)` gives; a method's array comes first."""
        given = [facts.value(arg) for arg in args]
        named = {key: facts.value(arg) for key, arg in kwargs.items()}
        arrays = list(arrays_in([*args, *kwargs.values()]))
        before = [(a.shape, a.tobytes()) for a in arrays]
        function = function_of(name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            gives = facts.answer(lambda: function(*args, **kwargs), arrays)
        if kwargs.get("out") is not None or [(a.shape, a.tobytes()) for a in arrays] != before:
            gives = {"result": gives, "arrays": [facts.answer(lambda a=a: a, []) for a in arrays]}
        numbers = [a for a in [*args, *arrays] if isinstance(a, (np.ndarray, np.generic))]
        near = self.near or any(map(has_both_zeros, numbers)) or (name.split(".")[-1] in FUSED and (any(a.dtype.kind == "c" for a in numbers) or any(isinstance(arg, complex) for arg in args)))
        case = {"call": name, "args": given, "kwargs": named, "gives": shortened(gives) if near else compact(gives)}
        if near:
            case["near"] = True
        self.cases.append(case)


def has_both_zeros(a):
    """Which of -0 and 0 is the greater one differs between processors."""
    if a.dtype.kind not in "fc":
        return False
    zeros = np.signbit(a.real)[a.real == 0]
    return bool(zeros.size and zeros.any() and not zeros.all())


def function_of(name):
    if name in OPERATORS:
        return OPERATORS[name]
    if name.startswith("."):
        return lambda a: getattr(a, name[1:])
    found = np
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


def arrays_in(values):
    for v in values:
        if isinstance(v, np.ndarray):
            yield v
        elif isinstance(v, (list, tuple)):
            yield from arrays_in(v)


def compact(gives):
    """The facts with a digest in the place of values."""
    if isinstance(gives, list):
        return [compact(item) for item in gives]
    if not isinstance(gives, dict):
        return gives
    if isinstance(gives.get("values"), list):
        if gives["dtype"] in ("<f16", "<c32"):
            return {**gives, "values": None}
        return {**gives, "values": digest(gives["values"])}
    return {key: compact(item) for key, item in gives.items()}


def shortened(gives):
    """The facts with as many digits as are compared."""
    if isinstance(gives, list):
        return [shortened(item) for item in gives]
    if isinstance(gives, dict):
        return {key: shortened(item) for key, item in gives.items()}
    if not isinstance(gives, float):
        return gives
    short = float(f"{gives:.10g}")
    return short if np.isfinite(short) else gives


def digest(values):
    return hashlib.sha1("".join(map(plain, values)).encode()).hexdigest()[:8]


def plain(x):
    if isinstance(x, bool):
        return "t" if x else "f"
    if isinstance(x, (int, float)):
        return struct.pack("<d", x).hex()
    if isinstance(x, list):
        return f"[{''.join(map(plain, x))}]"
    if isinstance(x, dict):
        return "{" + "".join(key + plain(item) for key, item in sorted(x.items())) + "}"
    return f"{x};"


if __name__ == "__main__":
    np.seterr(all="ignore")
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1
    sweep = Sweep(int(sys.argv[2]) if len(sys.argv) > 2 else 1, share)
    for family in FAMILIES if len(sys.argv) < 5 else sys.argv[4].split(","):
        start = len(sweep.cases)
        importlib.import_module(f"families.{family}").cases(sweep)
        facts.recipes.clear()
        print(family, len(sweep.cases) - start)
    facts.store(sys.argv[3] if len(sys.argv) > 3 else "sweep", sweep.cases)
