import contextlib
import json
import os
import pathlib
import shutil
import struct
import tempfile
import numpy as np


@contextlib.contextmanager
def workdir():
    path = pathlib.Path(tempfile.mkdtemp())
    try:
        yield path
    finally:
        shutil.rmtree(path)


def write_chunks(path, n_chunks, rng):
    for i in range(n_chunks):
        np.save(path / f"chunk_{i:03d}.npy", rng.normal(i, 1, size=(1000, 8)).astype(np.float32))
    meta = {"chunks": n_chunks, "cols": 8}
    (path / "meta.json").write_text(json.dumps(meta))


def running_stats(files):
    n = 0
    mean = np.zeros(8)
    m2 = np.zeros(8)
    for f in files:
        block = np.load(f, mmap_mode="r")
        for start in range(0, len(block), 250):
            part = np.asarray(block[start:start + 250], dtype=np.float64)
            k = len(part)
            delta = part.mean(axis=0) - mean
            mean += delta * k / (n + k)
            m2 += part.var(axis=0) * k + delta**2 * n * k / (n + k)
            n += k
    return n, mean, np.sqrt(m2 / n)


with workdir() as tmp:
    rng = np.random.default_rng(0)
    write_chunks(tmp, 4, rng)
    meta = json.loads((tmp / "meta.json").read_text())
    files = sorted(tmp.glob("chunk_*.npy"))
    n, mean, std = running_stats(files)
    big = np.memmap(tmp / "all.dat", dtype=np.float32, mode="w+", shape=(n, meta["cols"]))
    pos = 0
    for f in files:
        block = np.load(f)
        big[pos:pos + len(block)] = block
        pos += len(block)
    big.flush()
    size = os.path.getsize(tmp / "all.dat")
    ro = np.memmap(tmp / "all.dat", dtype=np.float32, mode="r").reshape(-1, 8)
    col = ro[:, 0]
    head = np.array(ro[:10])
    raw = np.fromfile(tmp / "all.dat", dtype="<f4", count=16)
    norm = (ro - mean.astype(np.float32)) / std.astype(np.float32)
    ro.tofile(tmp / "copy.bin")
    header = struct.pack("<4sII", b"NDLN", *head.shape)
    magic, rows, cols = struct.unpack("<4sII", header)
    txt = tmp / "small.csv"
    np.savetxt(txt, head[:3], delimiter=",", fmt="%.3f", header="a,b,c,d,e,f,g,h")
    again = np.loadtxt(txt, delimiter=",")
    lines = txt.read_text().splitlines()
    print(n, size, len(lines), rows, cols, again.shape, norm.dtype, col.strides)
