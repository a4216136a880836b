import numpy as np, io, tempfile, os, copy, contextlib, weakref, types, queue
p = tempfile.mkdtemp() + "/f.bin"
np.arange(20, dtype=np.uint8).tofile(p)
f = open(p, "rb")
buf = np.zeros(4, np.uint8)
f.readinto(buf)
a1 = np.fromfile(f, np.uint8, 3)
f.seek(2)
a2 = np.fromfile(f, np.uint8, 3)
f.seek(-4, 2)
a3 = np.fromfile(f, np.uint8)
f.close()
b1 = np.zeros(int(buf[3]))
t = io.StringIO("1 2\n3 4\n5 6\n")
t.readline()
a4 = np.loadtxt(t)
t.seek(0)
t.truncate(4)
a5 = np.loadtxt(t)
q = queue.Queue()
q.put(np.zeros(3))
a6 = q.get() + 1
ns = types.SimpleNamespace(n=3)
ns.n = 4
a7 = np.zeros(ns.n)
ns.__dict__.update(n=5)
a8 = np.zeros(ns.n)
class A:
    def __init__(self):
        self.x = np.zeros(3)
        self.__y = 2
    @staticmethod
    def make(n):
        return np.zeros(n)
    def __getstate__(self):
        return {"x": self.x[:1]}
    def __setstate__(self, s):
        self.x = s["x"]
    def __deepcopy__(self, memo):
        b = A()
        b.x = self.x[:2]
        return b
a = A()
a9 = copy.deepcopy(a).x + 1
b2 = copy.copy(a).x + 1
b3 = np.zeros(a._A__y)
b4 = a.make(2)
with contextlib.ExitStack() as st:
    st.callback(setattr, a, "x", np.zeros(9))
b5 = a.x + 1
class Meta(type):
    def __call__(cls, *k):
        return np.zeros(7)
class B(metaclass=Meta):
    pass
b6 = B() + 1
class C:
    def __class_getitem__(cls, k):
        return np.zeros(k)
b7 = C[3] + 1
class D:
    def __init_subclass__(cls, n=2):
        cls.n = n
class E(D, n=5):
    pass
b8 = np.zeros(E.n)
class F:
    def __set_name__(self, owner, name):
        owner.k = 6
    def __get__(self, o, t):
        return np.zeros(4)
class G:
    d = F()
b9 = G().d + 1
c1 = np.zeros(G.k)
class H:
    def __new__(cls):
        return np.zeros(8)
c2 = H() + 1
class I(list):
    def append(self, v):
        super().append(v)
        super().append(v)
i = I()
i.append(3)
c3 = np.zeros(len(i))
class J(dict):
    def __missing__(self, k):
        return np.zeros(k)
c4 = J()[5] + 1
class K(np.ndarray):
    pass
c5 = np.zeros(3).view(K)
c6 = c5[1:] + 1
class M:
    def __iter__(self):
        yield np.zeros(2)
        yield np.zeros(3)
    def __contains__(self, v):
        return True
c7, c8 = M()
c9 = np.zeros(3 if 5 in M() else 4)
class N:
    def __bool__(self):
        return False
    def __index__(self):
        return 4
    def __hash__(self):
        return 1
    def __eq__(self, o):
        return True
d1 = np.zeros(3 if N() else 2)
d2 = np.zeros(N())
d3 = np.zeros(len({N(): 1, N(): 2}))
d4 = np.zeros(len(range(N())))
class O:
    def __getattribute__(self, n):
        return np.zeros(3)
d5 = O().foo + 1
class Q:
    __slots__ = ("z",)
q1 = Q()
q1.z = np.zeros(2)
del q1.z
try:
    d6 = q1.z
except AttributeError:
    d6 = np.zeros(6)
class R:
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, n):
        self._v = np.zeros(n)
r = R()
r.v = 5
d7 = r.v + 1
d8 = [np.zeros(i) for i in range(3) if (y := i) > 1][0]
d9 = np.zeros(y)
def gen():
    got = yield np.zeros(1)
    while True:
        got = yield np.zeros(got)
gg = gen()
next(gg)
e1 = gg.send(4) + 1
gg.close()
def deco(n):
    def inner(fn):
        def wrapped(*a, **k):
            return fn(*a, **k)[:n]
        return wrapped
    return inner
@deco(2)
def ff(m=[]):
    m.append(1)
    return np.zeros(5 + len(m))
e2 = ff()
e3 = ff()
e4 = np.zeros(len(ff.__name__))
match {"k": np.zeros(3), "z": 1}:
    case {"k": e5, **rest}:
        e6 = np.zeros(len(rest))
def outer():
    v = np.zeros(1)
    def inner():
        nonlocal v
        v = np.zeros(v.size + 1)
    inner(); inner()
    return v
e7 = outer() + 1
try:
    try:
        raise ValueError(np.zeros(3))
    finally:
        e8 = np.zeros(2)
except* ValueError as eg:
    e9 = eg.exceptions[0].args[0] + 1
