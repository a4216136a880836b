"""Calls of the functions that make arrays, with random arguments."""

import random
import warnings

import numpy as np
from facts import answer, store, value

warnings.simplefilter("ignore")
rng = random.Random(3)

DTYPES = ["f8", "f4", "f2", "i8", "i4", "u1", "?", "c16", "c8", ">i4", ">f8", "O", "U3", "S2", "M8[D]", "m8[s]", "i4,f8", "(2,)i4", "U", "S", "V3"]
NUMERIC = ["f8", "f4", "f2", "i8", "i4", "u1", "c16", "c8", ">f8"]
choice = rng.choice
calls = []


def call(name, *args, **kwargs):
    function = np
    for part in name.split(".")[1:]:
        function = getattr(function, part)
    try:
        given = [value(a) for a in args], {k: value(v) for k, v in kwargs.items()}
    except TypeError:
        return
    gives = answer(lambda: function(*args, **kwargs), list(args))
    if "'values': None" in str(gives) and gives.get("shape") and 0 not in gives["shape"] and np.prod(gives["shape"]) <= 200:
        return
    for facts in [gives] + gives.get("tuple", []):
        if facts.get("dtype") == "|O" or "empty" in name:
            facts.pop("values", None)
    calls.append([name, *given, gives])


def maybe(p, **options):
    return {k: choice(v) for k, v in options.items() if rng.random() < p}


def shape():
    return choice([3, (2, 3), [2, 2], (), (0, 2), (2, 1, 3), np.int64(2), (1,), -1, (2, -1), 2.5, None, "3", (1,) * 65, np.array([2, 3])])


def some_array():
    a = np.arange(12).astype(choice(["f8", "i4", "c8", "?", ">i2"]))
    how = rng.randrange(7)
    if how == 0:
        return a.reshape(3, 4)
    if how == 1:
        return a.reshape(3, 4).T
    if how == 2:
        return a.reshape(2, 3, 2).transpose(2, 0, 1)
    if how == 3:
        return a[::-2]
    if how == 4:
        return a[:4].reshape(2, 2)
    if how == 5:
        return np.broadcast_to(a[:3], (2, 3))
    return a[:5]


def some_list():
    return choice([[1, 2, 3], [[1, 2], [3, 4]], [1.5, 2], 5, [], [[1, 2, 3]], 2.5, [True, False], ["a", "bc"]])


for _ in range(420):
    name = choice(["zeros", "ones", "empty"])
    call("numpy." + name, shape(), **maybe(0.5, dtype=DTYPES), **maybe(0.2, order=["C", "F", "A", "c", None, "x"]))
    call("numpy.full", shape(), choice([0, 1.5, True, "ab", 300, [1, 2, 3], None, np.float32(2), 1j, np.arange(3)]), **maybe(0.4, dtype=DTYPES), **maybe(0.2, order=["C", "F"]))
    name = choice(["zeros_like", "ones_like", "empty_like"])
    like = choice([some_array, some_list])()
    call("numpy." + name, like, **maybe(0.3, dtype=DTYPES), **maybe(0.4, order=["C", "F", "A", "K"]), **maybe(0.2, shape=[3, (2, 2), (2, 3), (4,), (2, 2, 3)]))
    call("numpy.full_like", like, choice([0, 2.7, 300, -1, "x", True, 1j]), **maybe(0.3, dtype=DTYPES))
    name = choice(["asarray", "asanyarray", "ascontiguousarray", "asfortranarray", "copy", "asarray_chkfinite", "require"])
    options = maybe(0.4, dtype=NUMERIC + [None]) if name != "copy" else {}
    if name in ("asarray", "asanyarray", "copy", "asarray_chkfinite"):
        options.update(maybe(0.4, order=["C", "F", "A", "K"]))
    if name == "require":
        options.update(maybe(0.6, requirements=[["C"], "F", ["W", "O"], ["A"], ["E"], ["C", "F"], "Q"]))
    call("numpy." + name, choice([some_array, some_list])(), **options)

NUMBERS = [0, 1, 2, 5, -3, 10, 0.5, 2.5, -1.5, 0.1, 3, 7, 1e3, np.float32(2), np.int8(3), True, np.float64(0.3)]
STEPS = [1, 2, -1, 0.5, 0.1, 3, -0.25, np.float32(0.5), 1 / 3, 0]
for _ in range(500):
    args = [choice(NUMBERS) for _ in range(choice([1, 2, 2]))]
    if len(args) == 2 and rng.random() < 0.6:
        args.append(choice(STEPS))
    call("numpy.arange", *args, **maybe(0.3, dtype=NUMERIC + ["?", "U", "M8[D]", "m8[s]", "O"]))
call("numpy.arange")
for bad in ["a", None, [3], 10**19, float("nan"), float("inf"), 1j, 2**63]:
    call("numpy.arange", bad)
call("numpy.arange", np.datetime64("2020-01-01"), np.datetime64("2020-01-09"), 2)
call("numpy.arange", "2020-01", "2020-05", dtype="M8[M]")
call("numpy.arange", np.datetime64("2020-01-01"), np.timedelta64(4, "D"))
call("numpy.arange", np.timedelta64(5, "s"), np.timedelta64(1, "m"), np.timedelta64(20, "s"))

ENDS = [0, 1, 2.5, -1, 10, 1e-3, 0.1, np.float32(0.3), np.float64(2), 1j, [0, 1], [1.5, 2.5], np.array([3.0, 4.0]), 5e-324, 100]
for _ in range(400):
    options = {**maybe(0.3, endpoint=[False, True]), **maybe(0.2, dtype=["f4", "i4", "f8", "c16", "i8", "f2"]), **maybe(0.15, axis=[0, -1, 1])}
    call("numpy.linspace", choice(ENDS), choice(ENDS), choice([0, 1, 2, 3, 5, 7, 10, -1, 2.5]), **options, **maybe(0.15, retstep=[True]))
for _ in range(60):
    call("numpy.logspace", choice([0, 1, -1]), choice([2, 3, 0.5]), choice([1, 2, 4, 5]), **maybe(0.3, base=[2, 2.0, 10]), **maybe(0.2, dtype=["i4", "f4"]), **maybe(0.2, endpoint=[False]))
    call("numpy.geomspace", choice([1, 2, 0, -1, 8]), choice([1000, 256, -1000, 16]), choice([1, 2, 3, 4]), **maybe(0.2, dtype=["i4", "f4"]), **maybe(0.2, endpoint=[False]))

for _ in range(150):
    call("numpy.eye", choice([0, 1, 2, 3, -1, 2.5]), **maybe(0.5, M=[0, 2, 4, None]), **maybe(0.5, k=[-1, 1, 2, -5]), **maybe(0.4, dtype=DTYPES[:15]), **maybe(0.3, order=["C", "F"]))
    call("numpy.tri", choice([0, 1, 2, 3]), **maybe(0.5, M=[0, 2, 4]), **maybe(0.5, k=[-1, 1, 2]), **maybe(0.4, dtype=["i4", "?", "f4", "c8"]))
    call("numpy." + choice(["tril", "triu", "diag", "diagflat"]), choice([some_array, some_list])(), **maybe(0.5, k=[-1, 1, 2, -4]))
    call("numpy.identity", choice([0, 1, 3, -1]), **maybe(0.4, dtype=["i4", "?", "O"]))
    call("numpy.vander", choice([[1, 2, 3], [1.5, 2], some_array(), [True, False], [[1]]]), **maybe(0.5, N=[0, 1, 2, 4]), **maybe(0.4, increasing=[True]))

LINES = lambda: [[1, 2, 3], np.arange(2.0), [True, False], 5, [], np.arange(6)[::2], np.arange(4, dtype="u1"), np.ones((2, 2))]
for _ in range(120):
    call("numpy.meshgrid", *[choice(LINES()) for _ in range(choice([0, 1, 2, 2, 3]))], **maybe(0.4, sparse=[True]), **maybe(0.4, indexing=["ij", "xy", "zz"]), **maybe(0.3, copy=[False]))
    call("numpy.ix_", *[choice(LINES()) for _ in range(choice([1, 2, 3]))])
    call("numpy.indices", choice([(2, 3), (2,), (), (0, 2), (2, 1, 3)]), **maybe(0.3, dtype=["f4", "u1", "c8"]), **maybe(0.3, sparse=[True]))

SCALARS = "bool int8 uint8 int16 uint32 int64 uint64 float16 float32 float64 longdouble complex64 complex128 str_ bytes_ void object_ datetime64 timedelta64 number generic longlong".split()
VALUES = [0, 1, -1, 300, 2**40, 2**63, 2**70, 1.5, -2.7, 1e300, float("nan"), 1j, "12", "1.5", "abc", "", b"7", b"abc", None, True, [1, 2], [1.5, 2], np.float64(3.7), np.int64(-1), np.float32(2.5), np.uint8(200), np.arange(3), np.array(2.5), np.array([1.5]), "2020-01-02", np.datetime64("2020-01"), np.timedelta64(5, "s"), np.str_("4")]
for name in SCALARS:
    call("numpy." + name)
    for thing in VALUES:
        call("numpy." + name, thing)
for thing in VALUES:
    for unit in ["D", "s", "Y", "25s", "x"]:
        call("numpy.datetime64", thing, unit)
        call("numpy.timedelta64", thing, unit)

DATA = [b"abcdefgh", b"abc", b"", np.arange(4, dtype="i4"), np.arange(6.0)[2:], np.arange(6, dtype="u1").reshape(2, 3)]
for data in DATA:
    for dtype in ["u1", "<i4", "f8", ">i2", "S2", None, "i4,u1"]:
        call("numpy.frombuffer", data, **({"dtype": dtype} if dtype else {}))
        for count, offset in [(1, 0), (2, 1), (-1, 4), (9, 0), (0, 0), (1, 99)]:
            call("numpy.frombuffer", data, dtype, count, offset)
    for shape_, dtype, options in [((2,), "i4", {}), ((2, 2), "u1", {}), ((2,), "u1", {"offset": 1}), ((3,), "f8", {}), ((2,), "u1", {"strides": (2,)}), ((2,), "i4", {"strides": (8,)}), ((2, 2), "u1", {"order": "F"}), ((2,), "u1", {"strides": (-1,), "offset": 3})]:
        call("numpy.ndarray", shape_, dtype, data, **options)
for things in [[1, 2, 3], (1.5, 2), range(4), [True], [(1, 2), (3, 4)], ["ab", "c"], []]:
    for dtype in ["f8", "i4", "i4,i4", "S2", "U1", "O"]:
        call("numpy.fromiter", things, dtype)
        call("numpy.fromiter", things, dtype, choice([0, 2, 5]))
for string, options in [("1 2 3", {"sep": " "}), ("1, 2,3", {"sep": ",", "dtype": int}), ("1 x", {"sep": " "}), (" 4\n5 ", {"sep": " "}), ("1.5;2", {"sep": ";"}), ("1 2 3", {"sep": " ", "count": 2})]:
    if "dtype" in options:
        options["dtype"] = "i8"
    call("numpy.fromstring", string, **options)

ANY = ["f4", "i4", "u1", "?", "c8", "f8", "i8", "U3", "O", "M8[D]", "m8[s]", "i4,f8"]
for _ in range(300):
    call("numpy.result_type", *[choice([np.dtype(choice(ANY[:7])), 1, 2.5, 1j, True, np.float32(1), np.arange(3, dtype="i2")]) for _ in range(choice([1, 2, 3]))])
    call("numpy.promote_types", choice(ANY), choice(ANY))
    call("numpy.can_cast", choice([*ANY, 1, np.float32(2), np.arange(3)]), choice(ANY), **maybe(0.5, casting=["no", "equiv", "safe", "same_kind", "unsafe", "foo"]))
    call("numpy.min_scalar_type", choice([0, 1, 255, 256, -1, -129, 2**31, 2**32, 2**63, 2**64, -(2**63), 1.5, 1e5, 1e40, float("nan"), 1j, 1e50j, True, "abc", b"ab", None, np.int64(5), np.float64(1e300), np.arange(3), np.datetime64("2020")]))
    call("numpy.common_type", *[np.ones(1, choice(["f2", "f4", "f8", "i4", "c8", "c16", "?", "U2"])) for _ in range(choice([1, 2]))])
    call("numpy.issubdtype", choice([*ANY, np.float32, np.int64, np.str_]), choice([np.floating, np.integer, np.number, np.generic, np.inexact, np.character, np.flexible, np.signedinteger, "f4", np.float64]))
    call("numpy.isdtype", choice([np.dtype("f4"), np.float32, np.int8, np.dtype("m8[s]"), np.bool_, "f4"]), choice(["real floating", "integral", "numeric", "bool", "signed integer", "unsigned integer", "complex floating", "foo", np.float32, ("integral", np.float32)]))
    call("numpy.mintypecode", choice([["f", "d"], ["F", "d"], "fD", ["i"], "ab", ["g"], ["f", "F"]]))
    call("numpy." + choice(["iscomplexobj", "isrealobj"]), choice([1, 1j, [1j], np.arange(2), np.complex64(1), "a"]))
for char in "S1 ? B D F I H L O Q S U V b d g f i h l q x".split():
    call("numpy.typename", char)

store("creation", calls)
