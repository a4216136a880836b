import numpy as np
import os
import tempfile
import io

folder = tempfile.mkdtemp()
path = os.path.join(folder, "a.npy")
a = np.arange(24, dtype=np.float32).reshape(4, 6)
np.save(path, a)
b = np.load(path)
m = np.load(path, mmap_mode="r")
print(b.shape, type(m).__name__, m[1].sum())
np.savez(os.path.join(folder, "b.npz"), x=a, y=a.T)
with np.load(os.path.join(folder, "b.npz")) as z:
    names = sorted(z.files)
    x, y = z["x"], z["y"]
print(names, x.flags.c_contiguous, y.flags.f_contiguous, y.shape)
np.savetxt(os.path.join(folder, "c.csv"), a, delimiter=",", fmt="%.1f")
c = np.loadtxt(os.path.join(folder, "c.csv"), delimiter=",")
print(c.dtype, c.shape)
w = np.memmap(os.path.join(folder, "d.dat"), dtype=np.int16, mode="w+", shape=(100, 10))
w[:] = np.arange(10)
w[5] += 1
w.flush()
r = np.memmap(os.path.join(folder, "d.dat"), dtype=np.int16, mode="r", shape=(100, 10))
print(r[5], r.sum(), r.filename is not None)
col = r[:, 3]
print(type(col).__name__, col.strides, type(col + 1).__name__)
a.tofile(os.path.join(folder, "e.bin"))
e = np.fromfile(os.path.join(folder, "e.bin"), dtype=np.float32).reshape(4, 6)
print((e == a).all())
text = io.StringIO("1 2 3\n4 5 6\n")
t = np.loadtxt(text, dtype=int)
print(t)
raw = np.frombuffer(b"\x01\x00\x02\x00", dtype="<u2")
print(raw, raw.flags.writeable)
g = np.genfromtxt(io.StringIO("1,2\n3,\n"), delimiter=",", filling_values=-1)
print(g)
