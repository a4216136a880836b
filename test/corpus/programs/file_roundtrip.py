import os, tempfile, json, io, csv
from pathlib import Path
import numpy as np
root = Path(tempfile.mkdtemp())
a = np.arange(24, dtype=np.int32).reshape(4, 6)
np.save(root/"a.npy", a[:, ::2]); np.savez(root/"b.npz", x=a, y=a.T, z=np.float64(3))
b = np.load(root/"a.npy"); z = np.load(root/"b.npz")
print(b.shape, b.flags.c_contiguous, sorted(z.files), z["y"].flags.f_contiguous, z["z"].shape)
mm = np.memmap(root/"m.dat", dtype="f4", mode="w+", shape=(100, 8))
mm[:] = np.arange(8); mm[50:] *= -1; mm.flush()
ro = np.memmap(root/"m.dat", dtype=np.float32, mode="r").reshape(-1, 8)
tail = ro[50:].sum(axis=0)
size = os.path.getsize(root/"m.dat")
off = np.memmap(root/"m.dat", "f4", "r", offset=32*50, shape=(50, 8))
print(type(ro).__name__, tail, size, off[0], mm.strides)
a.tofile(root/"raw.bin"); c = np.fromfile(root/"raw.bin", dtype=np.int32, count=6, offset=24)
text = "# t,v,w\n1,2.5,x\n2,,y\n3,4.5,z\n"
num = np.genfromtxt(io.StringIO(text), delimiter=",", usecols=(0, 1), filling_values=-1)
rows = [r for r in csv.reader(io.StringIO(text)) if not r[0].startswith("#")]
tags = np.array([r[2] for r in rows])
print(c, num, tags, num.dtype)
np.savetxt(root/"t.txt", a, fmt="%d", delimiter=";", header="h")
back = np.loadtxt(root/"t.txt", delimiter=";", dtype=int)
(root/"conf.json").write_text(json.dumps({"shape": [2, 3], "fill": 1.5, "names": ["p", "q"]}))
conf = json.loads((root/"conf.json").read_text())
made = {n: np.full(tuple(conf["shape"]), conf["fill"]) for n in conf["names"]}
lines = (root/"t.txt").read_text().splitlines()
bio = io.BytesIO(); np.save(bio, b); bio.seek(0); b2 = np.load(bio)
cols = list(map(np.array, zip(*[map(float, l.split(";")) for l in lines[1:]])))
print((back == a).all(), made["q"].shape, len(lines), b2.dtype, len(cols), cols[0])
mm2 = np.load(root/"a.npy", mmap_mode="r+"); mm2[0, 0] = 99; mm2.flush(); del mm2
print(np.load(root/"a.npy")[0], sorted(p.suffix for p in root.iterdir()))
