"""Attributes of arrays, scalars and dtypes: what reading gives and what setting does."""

import sys
import warnings

import numpy as np
from calls import Calls
from facts import answer, descr, spec, store, value

warnings.simplefilter("ignore")
count = int(sys.argv[1]) if len(sys.argv) > 1 else 25
calls = Calls(int(sys.argv[2]) if len(sys.argv) > 2 else 9)
rng = calls.rng
cases = []

READ = ["T", "mT", "real", "imag", "shape", "strides", "size", "nbytes", "itemsize", "ndim", "dtype", "device"]
FLAGS = ["c_contiguous", "f_contiguous", "owndata", "writeable", "aligned", "behaved", "carray", "farray", "fnc", "forc", "contiguous", "num"]
DTYPE = ["alignment", "base", "byteorder", "char", "descr", "fields", "hasobject", "isalignedstruct", "isbuiltin", "isnative", "itemsize",
         "kind", "metadata", "name", "names", "ndim", "num", "shape", "str", "subdtype", "flags"]


def read(of, attribute):
    given = of if not isinstance(of, np.dtype) else of
    cases.append({"of": value(of), "get": attribute, "gives": answer(lambda: plain(getattr(of, attribute)), [given] if isinstance(of, np.ndarray) else [])})


def plain(found):
    return dict(found) if type(found).__name__ == "mappingproxy" else found


def write(attribute, to):
    a = calls.array(dtype=rng.choice(["f8", "c16", "i4", "u1"]))
    if not a.flags.writeable:
        a = a.copy()
    before = spec(a)

    def run():
        setattr(a, attribute, to)
        return a

    cases.append({"of": before, "set": attribute, "to": value(to), "gives": answer(run, [])})


for _ in range(count):
    a = calls.array(dtype=rng.choice(["f8", "c16", "i4", "U2", "?", "M8[s]"]))
    for name in READ:
        read(a, name)
    for name in FLAGS:
        cases.append({"of": value(a), "flag": name, "gives": answer(lambda: getattr(a.flags, name), [])})
    for s in [np.float32(1.5), np.complex64(1 + 2j), np.int8(3)]:
        for name in ["real", "imag", "T", "shape", "size", "nbytes", "dtype", "ndim", "strides", "itemsize"]:
            if _ == 0:
                read(s, name)
    write("shape", rng.choice([(-1,), -1, (1, -1), a.shape[::-1], (2, 3), (7,)]))
    write("strides", rng.choice([(8,), (0, 0), (8, 8), (1000,)]))
    write("dtype", np.dtype(rng.choice(["f4", "i8", "u1", "c16", "i2", "V4"])))
    write("real", rng.choice([5, 2.5]))
    write("imag", 5)
    write("flat", rng.choice([5, [1, 2], [1.5, 2, 3]]))
    write("T", 1)
for d in ["f8", ">i2", "U3", "S2", "?", "c8", "M8[ns]", "m8[3s]", "O", "V5", [("a", "i4"), ("b", ">f8", (2,))], ("i4", (2, 3))]:
    for name in DTYPE:
        read(np.dtype(d), name)
for name in DTYPE:
    read(np.dtype({"names": ["a", "b"], "formats": ["u1", "f8"], "offsets": [0, 8], "itemsize": 24}), name)
store("attributes", cases)
assert descr
