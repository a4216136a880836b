import numpy as np
x = np.arange(10)
y = x[1:3]
x[1:3] = [10, 11]
print(y)
x = np.arange(9).reshape(3, 3)
y = x[[1, 2]]
x[[1, 2]] = [[10, 11, 12], [13, 14, 15]]
print(y, x, y.base is None)
x = np.ones((2, 3))
y = x.T
try:
    z = y.view()
    z.shape = 6
except AttributeError as e:
    print("no in-place reshape")
x = np.arange(9)
y = x.reshape(3, 3)
print(y.base is x, y.flags.owndata)
z = y[[2, 1]]
print(z.base is None)
from numpy.lib.recfunctions import structured_to_unstructured, unstructured_to_structured
s = np.array([(1, 2.0), (3, 4.0)], dtype=[("a", "i4"), ("b", "f4")])
u = structured_to_unstructured(s)
print(u.dtype, u.shape)
s2 = np.array([("Rex", 9, 81.0), ("Fido", 3, 27.0)], dtype=[("name", "U10"), ("age", "i4"), ("weight", "f4")])
s2["age"] = 5
print(s2[1], s2["age"], s2[["name", "age"]].dtype)
s3 = np.zeros(3, dtype=[("x", "f4"), ("y", np.float32), ("z", "f4", (2, 2))])
print(s3.dtype.names, s3.dtype.itemsize, s3["z"].shape)
s4 = np.zeros(2, dtype="i8, f4, S3")
print(s4.dtype.names)
s4[:] = 3
print(s4)
r = np.rec.array([(1, 2.0, "Hello"), (2, 3.0, "World")], dtype=[("foo", "i4"), ("bar", "f4"), ("baz", "S10")])
print(r.bar, r[1].baz, r[1:2].foo)
b1 = np.frombuffer(b"hello world", dtype="S1", count=5, offset=6)
print(b1)
big = np.array([1, 256], dtype=">i2")
print(big.astype("<i2"), big.view("<i2"), big.byteswap(), big.dtype.byteorder)
