import numpy as np
def rle(a):
    a = np.asarray(a)
    if a.size == 0: return a, np.array([], int)
    edge = np.r_[True, a[1:] != a[:-1]]
    starts = np.flatnonzero(edge)
    return a[starts], np.diff(np.append(starts, a.size))
def unrle(v, n): return np.repeat(v, n)
def lz_tokens(s, window=16):
    out, i = [], 0
    while i < len(s):
        best = (0, 0)
        for off in range(1, min(i, window) + 1):
            k = 0
            while i + k < len(s) - 1 and s[i-off+k] == s[i+k]: k += 1
            if k > best[1]: best = off, k
        off, k = best
        out.append((off, k, s[i+k])); i += k + 1
    return np.array(out, dtype=[("off", "u1"), ("len", "u1"), ("lit", "U1")])
bits = np.array([int(c) for c in "0001110000111111110001"], dtype=np.uint8)
v, n = rle(bits)
assert np.array_equal(unrle(v, n), bits)
print(v, n, v.dtype, n.dtype)
empty, none = rle([])
print(empty.dtype, none.dtype, empty.shape)
toks = lz_tokens("abracadabra abracadabra")
print(toks.shape, toks.itemsize, toks["len"].max(), "".join(toks["lit"]), toks[:2].tolist())
delta = np.diff(np.array([100, 104, 103, 107, 120, 90], np.int16), prepend=np.int16(0))
zig = (delta << 1) ^ (delta >> 15)
unzig = (zig >> 1) ^ -(zig & 1)
again = unzig.cumsum(dtype=np.int16)
print(delta, zig, again, zig.dtype, again.dtype)
def varint(x):
    out = bytearray()
    for n in x.tolist():
        while n > 127: out.append(n & 127 | 128); n >>= 7
        out.append(n)
    return np.frombuffer(bytes(out), np.uint8)
enc = varint(np.array([1, 127, 128, 300, 70000]))
print(enc, enc.size, (enc < 128).sum(), runs := rle(np.sort(enc))[1])
