import numpy as np
from io import StringIO, BytesIO
d = u"1,2,3\n4,5,6"; a = np.genfromtxt(StringIO(d), delimiter=","); b = np.genfromtxt(StringIO("  1  2  3\n  4  5 67\n890123  4"), delimiter=3); c = np.genfromtxt(StringIO("#\n# skip\n1, 2\n3, 4 #x\n"), comments="#", delimiter=",")
e = np.genfromtxt(StringIO("1 2 3\n4 5 6"), names="a, b, c"); f = np.genfromtxt(StringIO("1, 2.3%, 45.\n6, 78.9%, 0"), delimiter=",", converters={1: lambda s: float(s.strip("%"))/100}); g = np.genfromtxt(StringIO("N/A, 2, 3\n4, ,???"), delimiter=",", dtype=int, names="a,b,c", missing_values={0: "N/A", "b": " ", 2: "???"}, filling_values={0: 0, "b": 0, 2: -999})
h = np.loadtxt(StringIO("0 1\n2 3"), unpack=True); i, j = np.loadtxt(StringIO("1,2\n3,4"), delimiter=",", usecols=(0, 1), unpack=True, dtype=np.int16); k = np.loadtxt(StringIO("x 21 72\ny 35 58"), dtype={"names": ("id", "age", "w"), "formats": ("U1", "i4", "f4")})
s = StringIO(); np.savetxt(s, np.arange(4).reshape(2, 2), fmt="%2d", delimiter="|"); txt = s.getvalue(); l = np.fromstring("1 2 3", sep=" ", dtype=int); m = np.array("4 5".split(), dtype=float); n = np.frombuffer(b"\x01\x00\x02\x00", dtype="<u2"); o = np.fromiter((x*x for x in range(4)), float)
print(a, b, c, e["b"], f, g, h, i.dtype, j, k["age"], repr(txt), l, m, n, o)
p = np.array2string(np.array([1.5, 2.25]), precision=1, separator=", "); q = np.format_float_positional(3.14159, precision=2); r = np.array_repr(np.arange(3)); t = str(np.array([[True], [False]])); u = np.array([1e10, 1e-5]); v = f"{np.float64(2)/3:.3f}|{np.int32(7):>4d}|{np.pi:10.2e}"; w = " ".join(map(str, np.arange(3).tolist())); x = "%d %s %.1f" % (np.int8(3), np.bool_(True), np.float32(.5)); y = "{:05.1f}".format(u[1]*1e6)
with np.printoptions(precision=2, suppress=True): z = str(u[1:])
print(p, q, r, t, v, w, x, y, z)
buf = BytesIO(); np.savez_compressed(buf, first=a, second=n); buf.seek(0); back = np.load(buf); keys = back.files; A = back["first"]; raw = a.tobytes("F"); R = np.frombuffer(raw).reshape(2, 3, order="F"); lines = [ln.split(",") for ln in d.splitlines()]; L = np.array(lines, dtype="S2"); I = L.astype(int); hexs = a.astype(">i2").tobytes().hex(); tab = {k: v for k, v in zip("xyz", I.T)}
print(keys, A.shape, R.flags.f_contiguous, L.dtype, I, hexs, tab["z"], tab["x"].base is I, tab["x"].strides)
