"""Spellings of dtypes and their facts; promotions and casts between dtypes of every kind."""

import itertools
import random
import warnings

import numpy as np
from facts import store, value

warnings.simplefilter("ignore")
rng = random.Random(11)

NAMES = """bool bool_ int8 byte uint8 ubyte int16 short uint16 ushort int32 intc uint32 uintc int64 long int int_ intp
uint64 ulong uint uintp longlong ulonglong float16 half float32 single float64 double float longdouble float128
complex64 csingle complex128 cdouble complex clongdouble complex256 bytes bytes_ str str_ unicode void object object_
datetime64 timedelta64 float_ Float64 x float96 int128 string datetime64[ns] timedelta64[25s] datetime64[D
M8[] M8[x] M8[10] M8[7s/2] M8[ns/3] m8[generic] M8[1D] M8[2W] m8[as] M8[Y] M8[μs]""".split()
CHARS = [chr(c) for c in range(33, 127)]
SIZED = [k + str(n) for k in "?bBhHiIuUfdcCSVOmMalqp" for n in (0, 1, 2, 3, 4, 5, 8, 10, 16, 32)]
COMMA = """i4,f8 (2,3)f4 2f4 (2,)i4, i4, 3i4 ()i4 1i4 f4,(2,2)i4,S3 <i4,>f8 (2,3)<i4 >(2,3)i4 O,i4 M8[D],i4 U3,?,c8
(2,3) 1 f8,x ,i4 i4,,f8 >U5,<U5 <i4,>i4,=i4,|i1 i4,f8,S5,U2,M8[ns] (2)i4 2i4,(3,)f8""".split()
FIELDS = [
    [("a", "i4"), ("b", "f8")],
    [("a", "i4", (2, 3))],
    [("", "i4"), ("", "f8")],
    [(("title", "a"), "i4")],
    [("a", "i4"), ("a", "f8")],
    [("a",)],
    ["a"],
    [("a", "i4"), 3],
    [("a", "i4", 3), ("b", "i4", 1)],
    [("a", [("x", "u1"), ("y", "f4")]), ("b", "U3")],
    [("a", "i1"), ("b", "f8"), ("c", "i2")],
    [("a", "i1"), ("b", [("x", "u1"), ("y", "f4")])],
    [("a", "i1"), ("b", "U3")],
    [("a", "i1"), ("b", "f8", (3,))],
    [("a", "O"), ("b", "M8[ns]"), ("c", ">U2")],
    [("a", "S"), ("b", "V3")],
    [("it's", "i4"), ('say "x"', "f8"), ("back\\slash", "i1")],
    [],
    {},
    {"names": ["a", "b"], "formats": ["i4", "f8"]},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "offsets": [0, 16]},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "offsets": [8, 0]},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "offsets": [8, 0], "itemsize": 32},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "titles": ["A", None]},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "itemsize": 4},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "itemsize": 24},
    {"names": ["a", "b"], "formats": ["i4", "f8"], "offsets": [0, 2]},
    {"names": ["a", "b"], "formats": ["i1", "f8"], "offsets": [0, 4]},
    {"names": ["a", "b"], "formats": ["i1", "f8"], "itemsize": 20},
    {"names": ["a"], "formats": ["i4"], "offsets": [4]},
    {"names": ["a"], "formats": ["i4"], "offsets": [4], "aligned": True},
    {"a": ("i4", 0), "b": ("f8", 8)},
    {"a": ("f8", 8), "b": ("i4", 0)},
    {"a": ("f8", 8, "title"), "b": ("i4", 0)},
]
TUPLES = [
    ("i4", 3), ("i4", (3,)), ("i4", ()), ("i4", 1), ("i4", (2, 3)), (("i4", 2), 3), ("U", 5), ("S", 3), ("V", 3),
    ("f8", (2, -1)), ("i4", [("a", "i2"), ("b", "i2")]), ("i4", {"real": ("i2", 0), "imag": ("i2", 2)}), (),
    (np.void, 3), (np.float32, (2,)), ("i4", "f8"), ("i4", "f4"), ([("a", "i4")], (2,)),
]
OTHERS = [None, 5, 1.5, np.float32, np.str_, np.void, np.datetime64, np.number, np.integer, np.signedinteger,
          np.unsignedinteger, np.inexact, np.floating, np.complexfloating, np.character, np.flexible, np.generic,
          np.bool, np.longlong, np.object_, np.dtype("i4"), np.dtype(">f8"), True]


def fields(d):
    return [repr(d), str(d), d.name, d.str, d.char, d.num, d.itemsize, d.alignment, d.byteorder, d.isalignedstruct]


def outcome(run):
    try:
        return run()
    except Exception as error:
        return {"raises": type(error).__name__, "message": str(error)}


spellings = []
texts = NAMES + CHARS + SIZED + COMMA + [o + s for o in "<>=|" for s in ("i4", "f8", "U3", "S3", "c16", "M8[s]", "b1", "O", "?")]
for thing in texts + FIELDS + TUPLES + OTHERS:
    for align in (False, True):
        spellings.append([value(thing), align, outcome(lambda: fields(np.dtype(thing, align=align)))])

KINDS = list("?bBhHiIlLqQefdgFDGO") + ["S5", "S3", "U3", "U5", "S30", "U30", "V3", "V5", "V8", "M8", "M8[D]", "M8[s]", "M8[25s]", "M8[Y]",
    "m8", "m8[D]", "m8[s]", "m8[3s]", "m8[Y]", "M8[as]", "T", ">i4", ">U3", ">M8[D]", "i4,f8", "f8,i2", "i4,f8,i1", "(2,)i4", "(2,)f8", "(3,)i4"]
KINDS += [[("a", "i4")], [("a", "i4"), ("b", "f8")], [("b", "f8"), ("a", "i4")], [("a", ">i4")]]
RULES = ["no", "equiv", "safe", "same_kind", "unsafe"]
pairs = []
for a, b in itertools.product(KINDS, KINDS):
    x, y = np.dtype(a), np.dtype(b)
    level = outcome(lambda: next((i for i, rule in enumerate(RULES) if np.can_cast(x, y, rule)), 5))
    pairs.append([value(a), value(b), outcome(lambda: repr(np.promote_types(x, y))), level])

results = []
for _ in range(3000):
    operands = [np.dtype(rng.choice("?bBhHiIlLefdgFD")) for _ in range(rng.randrange(1, 5))]
    weak = [rng.choice([1, 1.0, 1j, True]) for _ in range(rng.choice([0, 0, 1, 2]))]
    both = operands + weak
    rng.shuffle(both)
    results.append([[value(x) for x in both], outcome(lambda: repr(np.result_type(*both)))])

store("dtypes", {"spellings": spellings, "pairs": pairs, "results": results})
