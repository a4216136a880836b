"""Own answers to a well-known list of NumPy exercises, first part."""
import numpy as np

v = np.zeros(10)
print(v.size * v.itemsize)
v[4] = 1
w = np.arange(10, 50)
r = w[::-1]
m = np.arange(9).reshape(3, 3)
nz = np.nonzero([1, 2, 0, 0, 4, 0])
eye = np.eye(3)
rnd = np.random.random((3, 3, 3))
ten = np.random.random((10, 10))
lo, hi = ten.min(), ten.max()
print(lo < hi)
thirty = np.random.random(30)
mean = thirty.mean()
border = np.ones((10, 10))
border[1:-1, 1:-1] = 0
padded = np.pad(np.ones((5, 5)), pad_width=1, mode="constant", constant_values=0)
print(0 * np.nan, np.nan == np.nan, np.inf > np.nan, np.nan - np.nan, np.nan in set([np.nan]), 0.3 == 3 * 0.1)
below = np.diag(1 + np.arange(4), k=-1)
board = np.zeros((8, 8), dtype=int)
board[1::2, ::2] = 1
board[::2, 1::2] = 1
where = np.unravel_index(99, (6, 7, 8))
tiled = np.tile(np.array([[0, 1], [1, 0]]), (4, 4))
z = np.random.random((5, 5))
normal = (z - np.mean(z)) / (np.std(z))
color = np.dtype([("r", np.ubyte), ("g", np.ubyte), ("b", np.ubyte), ("a", np.ubyte)])
prod = np.dot(np.ones((5, 3)), np.ones((3, 2)))
neg = np.arange(11)
neg[(3 < neg) & (neg < 8)] *= -1
print(sum(range(5), -1), np.sum(range(5), -1))
e = np.arange(5)
print(e ** e, 2 << e >> 2, e < -e, 1j * e, e / 1 / 1)
away = np.copysign(np.ceil(np.abs(np.array([-1.5, 2.2]))), np.array([-1.5, 2.2]))
common = np.intersect1d(np.array([1, 2, 3, 4]), np.array([3, 4, 5]))
print(np.sqrt(4 + 0j) == np.emath.sqrt(4))
yesterday = np.datetime64("2020-05-05") - np.timedelta64(1, "D")
july = np.arange("2016-07", "2016-08", dtype="datetime64[D]")
a, b = np.ones(3), np.ones(3) * 2
np.add(a, b, out=b)
np.divide(a, 2, out=a)
np.negative(a, out=a)
np.multiply(a, b, out=a)
pos = np.array([1.7, 2.2, 9.9])
ints = [pos - pos % 1, pos // 1, np.floor(pos), pos.astype(int), np.trunc(pos)]
rows = np.zeros((5, 5))
rows += np.arange(5)
def generate():
    for x in range(10):
        yield x
gen = np.fromiter(generate(), dtype=float, count=-1)
lin = np.linspace(0, 1, 11, endpoint=False)[1:]
srt = np.random.random(10)
srt.sort()
small = np.add.reduce(np.arange(10))
same = np.array_equal(np.arange(3), np.arange(3))
ro = np.zeros(10)
ro.flags.writeable = False
try:
    ro[0] = 1
except ValueError as err:
    print("read-only")
cart = np.random.random((10, 2))
x, y = cart[:, 0], cart[:, 1]
rad = np.sqrt(x ** 2 + y ** 2)
theta = np.arctan2(y, x)
mx = np.random.random(10)
mx[mx.argmax()] = 0
grid = np.zeros((5, 5), [("x", float), ("y", float)])
grid["x"], grid["y"] = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 5))
X = np.arange(8)
Y = X + 0.5
C = 1.0 / np.subtract.outer(X, Y)
print(np.linalg.det(C) != 0)
for dtype in [np.int8, np.int32, np.int64]:
    print(np.iinfo(dtype).min, np.iinfo(dtype).max)
for dtype in [np.float32, np.float64]:
    print(np.finfo(dtype).eps)
print(border.sum(), padded.shape, tiled.shape, ints[3], gen.dtype, C.shape, below, where, july.size)
