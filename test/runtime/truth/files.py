"""Files that NumPy writes and reads again, in a temporary folder."""

import os
import tempfile

import numpy as np
from facts import store
from sessions import Session

os.chdir(tempfile.mkdtemp())
sessions = []


def new():
    for name in os.listdir("."):
        os.remove(name)
    s = Session()
    sessions.append(s)
    return s


ARRAYS = [
    np.arange(6.0).reshape(2, 3),
    np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    np.arange(24, dtype="i4").reshape(2, 3, 4).transpose(1, 0, 2),
    np.arange(10, dtype="u1")[::2],
    np.array(3.5),
    np.zeros((0, 3)),
    np.arange(4, dtype=">i2"),
    np.array([1 + 2j, 3]),
    np.array(["ab", "c"]),
    np.array([b"ab", b"c"]),
    np.array([True, False]),
    np.array([(1, 2.5), (3, 4.5)], dtype=[("a", "i4"), ("b", "f8")]),
    np.array([1, 2], dtype="M8[s]"),
    np.arange(3, dtype="f2"),
]


def npy():
    for array in ARRAYS:
        s = new()
        s.call("numpy.save", "a", array)
        s.call("numpy.load", "a.npy")
        for mode in ("r", "r+", "c"):
            m = s.call("numpy.load", "a.npy", mmap_mode=mode)
            s.get(m, "offset")
            s.get(m, "mode")
        s.call("numpy.fromfile", "a.npy", np.dtype("u1"), count=10)
        s.call("numpy.savez", "z.npz", array, named=array)
        z = s.call("numpy.load", "z.npz")
        s.get(z, "files")
        s.item(z, "named")
        s.item(z, "arr_0")
        s.item(z, "arr_0.npy")
        s.item(z, "arr_1")
        s.call("numpy.savez_compressed", "c", x=array)
        s.item(s.call("numpy.load", "c.npz"), "x")
        s.call("numpy.ndarray.tofile", array, "raw")
        s.call("numpy.fromfile", "raw", array.dtype)
        s.call("numpy.fromfile", "raw", array.dtype, 2)
        s.call("numpy.lib.format.open_memmap", "a.npy", "r")
    s = new()
    s.call("numpy.load", "nofile.npy")
    s.call("numpy.save", "o.npy", np.array([1, 2]), allow_pickle=False)
    s.call("numpy.load", "o.npy", encoding="utf8")


def memmap():
    s = new()
    m = s.call("numpy.memmap", "m.dat", np.float32, "w+", shape=(3, 4))
    s.setitem(m, 1, 7.0)
    s.look(m)
    other = s.call("numpy.memmap", "m.dat", np.float32, "r")
    s.call("numpy.memmap", "m.dat", np.float32, "r", offset=20)
    s.call("numpy.memmap", "m.dat", np.int16, "c", shape=(2, 3), order="F")
    s.call("numpy.memmap", "m.dat")
    s.call("numpy.memmap", "m.dat", shape=5)
    s.setitem(m, 0, 2.0)
    s.look(other)
    private = s.call("numpy.memmap", "m.dat", np.float32, "c")
    s.setitem(private, 0, 100.0)
    s.look(private)
    s.look(m)
    s.setitem(other, 0, 1.0)
    s.call("numpy.memmap.flush", m)
    s.get(m, "mode")
    s.get(m, "offset")
    s.call("numpy.memmap", "m.dat", np.float64, "r", shape=(100,))
    s.call("numpy.memmap", "m.dat", np.float64, "r", offset=4)
    s.call("numpy.memmap", "m.dat", mode="q")
    s.call("numpy.memmap", "m.dat", mode="w+")
    s.call("numpy.memmap", "gone", mode="r")
    s.call("numpy.memmap", "m.dat", np.float32, "r+", shape=20)
    s.look(m)
    s.call("numpy.lib.format.open_memmap", "n.npy", "w+", np.dtype("i4"), (2, 2))
    s.call("numpy.load", "n.npy")
    s.call("numpy.lib.format.open_memmap", "n.npy", "w+", np.dtype("i4"), (2, 2), True)
    s.call("numpy.load", "n.npy")
    s.call("numpy.frombuffer", b"abcdefgh", np.dtype("i2"))
    s.call("numpy.frombuffer", b"abcdefgh", np.dtype("u1"), 3, 2)
    s.call("numpy.frombuffer", b"abcdefgh", np.dtype("i4"), -1, 2)
    s.call("numpy.frombuffer", b"abc", np.dtype("i2"))
    s.call("numpy.frombuffer", b"abc", np.dtype("i2"), 5)
    s.call("numpy.frombuffer", b"abc", np.dtype("i2"), 1, 7)
    s.call("numpy.fromstring", "1 2 3", sep=" ")
    s.call("numpy.fromstring", "1,2,3", np.dtype("i4"), sep=",")
    s.call("numpy.fromstring", "1, 2, 3", count=2, sep=",")


def text():
    s = new()
    L, G = "numpy.loadtxt", "numpy.genfromtxt"
    table = ["1 2 3", "4 5 6"]
    for kwargs in [{}, {"dtype": int}, {"usecols": 1}, {"usecols": (0, 2)}, {"unpack": True}, {"ndmin": 2}, {"skiprows": 1}, {"max_rows": 1}, {"skiprows": 1, "ndmin": 2}, {"dtype": np.float32}, {"usecols": -1}, {"usecols": 7}]:
        s.call(L, table, **kwargs)
    for lines, kwargs in [
        (["1 2", "3"], {}), (["1 2", "3 x"], {}), (["1.5 2"], {"dtype": int}), (["a b", "c d"], {"dtype": "U1"}), (["abc b", "c d"], {"dtype": "U"}),
        (["1,2", "3,4"], {"delimiter": ","}), (["# c", "", "1 2 # x"], {}), ([], {}), (["1,,2"], {"delimiter": ","}), (["1"], {}), (["1"], {"ndmin": 1}), (["1", "2"], {"ndmin": 2, "unpack": True}),
        (['"1" 2'], {"quotechar": '"'}), (["1+2j 2"], {"dtype": complex}), (["1 0 2"], {"dtype": bool}), (["300"], {"dtype": np.uint8}), (["nan inf -inf 1e5"], {}), (["1;2"], {"delimiter": ";", "dtype": "i2"}), (["1 a", "2 b"], {"dtype": np.dtype([("x", "i4"), ("y", "U3")])}), (["1 2 3"], {"dtype": np.dtype([("x", "i4"), ("y", "U3")])}), (["1%2"], {"comments": "%"}),
    ]:
        s.call(L, lines, **kwargs)
    for lines, kwargs in [
        (table, {}), (["1 2", "3"], {}), (["1,,2", "3,x,4"], {"delimiter": ","}), (["1,a", "3,b"], {"delimiter": ",", "dtype": None}), (["1,a", "3,b"], {"delimiter": ",", "dtype": None, "names": "x,y"}), (["a,b", "3,4"], {"delimiter": ",", "names": True}),
        (["3,4"], {"delimiter": ","}), (["1 2.5", "3 4"], {"dtype": None}), (["a b", "c d"], {"dtype": None}), (["1 2"], {"dtype": int}), (["1 x"], {"dtype": int}), (["123456"], {"delimiter": [1, 2, 3]}), (table, {"skip_header": 1}), (table, {"skip_footer": 1}), (["True False"], {"dtype": None}), (["5"], {}),
        (["1,,2"], {"delimiter": ",", "filling_values": -1}), (["1,,2"], {"delimiter": ",", "dtype": int}), (table, {"unpack": True}), (table, {"usecols": 1}), (table, {"max_rows": 1}), (["1 2", "3 4"], {"dtype": None}), (["a", "b"], {"dtype": "U5"}),
    ]:
        s.call(G, lines, **kwargs)
    for array, kwargs in [(np.arange(6.0).reshape(2, 3), {}), (np.arange(3), {"fmt": "%d"}), (np.arange(4.0).reshape(2, 2) / 3, {"fmt": "%.3f", "delimiter": ","}), (np.arange(3.0), {"header": "a\nb", "footer": "end"}), (np.arange(4.0).reshape(2, 2) * 1e10, {"fmt": "%8.2g"}), (np.array([[1.5, -2]]), {"fmt": ["%+06.1f", "%5d"]}), (np.array([0.1, 1e20, 1.0]), {"fmt": "%s"}), (np.zeros((2, 2, 2)), {})]:
        s.call("numpy.savetxt", "t.txt", array, **kwargs)
        s.call("numpy.fromfile", "t.txt", np.dtype("u1"))
        s.call(L, "t.txt", delimiter=kwargs.get("delimiter"))


npy()
memmap()
text()
store("files", [s.steps for s in sessions])
