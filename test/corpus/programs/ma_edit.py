"""A masked array is made, changed in place, and read by its parts."""
import numpy as np
from numpy import ma

a = ma.arange(12).reshape(3, 4)
b = a.T
a[1, 2] = ma.masked
c = a.copy()
c[0] = 7
c[:, 1] = ma.masked
row = c[2]
col = c[:, 0]
flat = c.ravel()
picked = c[[0, 2]]
chosen = c[c > 5]
edges = c[1:, ::2]
m = ma.getmaskarray(a)
d = ma.getdata(a)
d2 = a.data
d3 = np.asarray(a)
z = ma.zeros((2, 3), dtype=np.float32)
z[0, 0] = 2
z += 1
z *= c[:2, :3]
o = ma.ones(4)
o.mask = [True, False, False, True]
o.fill_value = -1
f = o.filled()
e = ma.empty((2, 2))
s = ma.concatenate([o, ma.array([5.0, 6.0], mask=[0, 1])])
v = ma.vstack([o, o])
w = ma.where(o > 0, o, -o)
st = ma.stack([o, s[:4]])
t = v.swapaxes(0, 1)
k = v.squeeze()
dot = ma.dot(v, v.T)
out = ma.outer(o, o)
i = a.astype(np.int16)
h = a.astype(float)
total = int(a.sum())
runs = ma.clump_unmasked(o)
x = np.array([1.0, -1.0, 0.0, np.nan, np.inf])
inv = ma.masked_invalid(x)
logs = ma.log(x)
roots = ma.sqrt(ma.array([4.0, -4.0, 9.0]))
quot = ma.array([1.0, 2.0]) / ma.array([0.0, 2.0])
eq = o == 1
neg = -o
first, *rest = o
for item in o[1:3]:
    last = item
for line in v:
    top = line
flags = [x is ma.masked for x in o]
shared = ma.array(x)
shared[0] = 9
mx = ma.masked_array(x, mask=np.isnan(x))
view = mx.view()
u = ma.unique(ma.array([3, 1, 3]))
cum = o.cumsum()
pt = a.ptp(axis=0)
rnd = ma.array([1.26, 2.77], mask=[0, 1]).round(1)
lst = o.tolist()
r2 = ma.repeat(o, 2)
tk = o.take([0, 1])
dg = ma.diag(o)
df = ma.diff(s)
hs = ma.hstack((o, s))
cs = ma.column_stack((o, o))
