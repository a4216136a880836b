import numpy as np
a = np.arange(15).reshape(3, 5)
print(a.shape, a.ndim, a.dtype.name, a.itemsize, a.size, type(a))
b = np.array([(1.5, 2, 3), (4, 5, 6)])
c = np.array([[1, 2], [3, 4]], dtype=complex)
d = np.ones((2, 3, 4), dtype=np.int16)
e = np.arange(0, 2, 0.3)
x = np.linspace(0, 2 * np.pi, 100)
f = np.sin(x)
A = np.array([[1, 1], [0, 1]])
B = np.array([[2, 0], [3, 4]])
print(A * B, A @ B, A.dot(B))
rg = np.random.default_rng(1)
a = np.ones((2, 3), dtype=int)
b = rg.random((2, 3))
a *= 3
b += a
try:
    a += b
except np._core._exceptions._UFuncOutputCastingError as exc:
    print("no")
except Exception as exc:
    print(type(exc).__name__)
a = np.ones(3, dtype=np.int32)
b = np.linspace(0, np.pi, 3)
c = a + b
d = np.exp(c * 1j)
print(c.dtype.name, d.dtype.name)
b = np.arange(12).reshape(3, 4)
print(b.sum(axis=0), b.min(axis=1), b.cumsum(axis=1))
a = np.arange(10) ** 3
a[:6:2] = 1000
print(a[::-1])
def f(x, y):
    return 10 * x + y
b = np.fromfunction(f, (5, 4), dtype=int)
print(b[2, 3], b[0:5, 1], b[:, 1], b[1:3, :], b[-1])
for row in b:
    print(row)
for element in b.flat:
    pass
a = np.floor(10 * rg.random((3, 4)))
print(a.ravel().shape, a.reshape(6, 2).shape, a.T.shape, a.reshape(3, -1).shape)
a.resize((2, 6))
u, v = np.floor(10 * rg.random((2, 2))), np.floor(10 * rg.random((2, 2)))
print(np.vstack((u, v)).shape, np.hstack((u, v)).shape, np.column_stack((u[0], v[0])).shape)
print(np.r_[1:4, 0, 4])
h = np.floor(10 * rg.random((2, 12)))
parts = np.hsplit(h, 3)
print(len(parts), parts[0].shape, np.hsplit(h, (3, 4))[1].shape)
c = a.view()
print(c is a, c.base is a, c.flags.owndata)
c = c.reshape((2, 6))
s = a[:, 1:3]
s[:] = 10
d = a.copy()
print(d is a, d.base is a)
a = np.arange(12) ** 2
i = np.array([1, 1, 3, 8, 5])
j = np.array([[3, 4], [9, 7]])
print(a[i], a[j])
palette = np.array([[0, 0, 0], [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]])
image = np.array([[0, 1, 2, 0], [0, 3, 4, 0]])
print(palette[image].shape)
time = np.linspace(20, 145, 5)
data = np.sin(np.arange(20)).reshape(5, 4)
ind = data.argmax(axis=0)
time_max = time[ind]
data_max = data[ind, range(data.shape[1])]
print(ind, time_max, np.all(data_max == data.max(axis=0)))
a = np.arange(5)
a[[0, 0, 2]] = [1, 2, 3]
a = np.arange(5)
a[[0, 0, 2]] += 1
print(a)
a = np.arange(12).reshape(3, 4)
b1 = np.array([False, True, True])
b2 = np.array([True, False, True, False])
print(a[b1, :], a[b1], a[:, b2], a[b1, b2])
ax, bx, cx = np.ix_(np.array([2, 3, 4, 5]), np.array([8, 5, 4]), np.array([5, 4, 6, 8, 3]))
result = ax + bx * cx
print(result[3, 2, 4], result.shape)
def ufunc_reduce(ufct, *vectors):
    vs = np.ix_(*vectors)
    r = ufct.identity
    for v in vs:
        r = ufct(r, v)
    return r
print(ufunc_reduce(np.add, np.arange(3), np.arange(2)).shape)
