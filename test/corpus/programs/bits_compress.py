import numpy as np, heapq, itertools
from collections import Counter
def huffman(text):
    tick = itertools.count(); heap = [(n, next(tick), c) for c, n in sorted(Counter(text).items())]; heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap); heapq.heappush(heap, (a[0] + b[0], next(tick), (a, b)))
    codes = {}
    def walk(node, pre=""):
        leaf = node[2]
        if isinstance(leaf, str): codes[leaf] = pre or "0"; return
        walk(leaf[0], pre + "0"); walk(leaf[1], pre + "1")
    walk(heap[0]); return codes
msg = "mississippi river"; codes = huffman(msg); bits = np.array([int(b) for c in msg for b in codes[c]], np.uint8); packed = np.packbits(bits)
lens = np.array([len(codes[c]) for c in sorted(codes)]); kraft = (2.**-lens).sum(); freq = np.array([msg.count(c) for c in sorted(codes)]); ent = -(freq/freq.sum()*np.log2(freq/freq.sum())).sum(); avg = (freq*lens).sum()/freq.sum()
print(bits.size, packed.nbytes, kraft, ent <= avg < ent + 1, (np.unpackbits(packed)[:bits.size] == bits).all())
def bwt(s):
    s = np.frombuffer((s + "$").encode(), np.uint8); n = s.size; rot = s[(np.arange(n)[:, None] + np.arange(n)) % n]
    order = np.lexsort(rot.T[::-1]); return rot[order, -1], int(np.flatnonzero(order == 0)[0])
def unbwt(last, row):
    nxt = np.argsort(last, kind="stable"); out = []; k = row
    for _ in range(last.size): k = nxt[k]; out.append(last[k])
    return bytes(bytearray(int(c) for c in out)).decode().rstrip("$")
last, row = bwt("banana"); print(last.tobytes(), row, unbwt(last, row), last.flags.c_contiguous)
def mtf(b):
    t = list(range(256)); out = []
    for c in b.tolist(): i = t.index(c); out.append(i); t.insert(0, t.pop(i))
    return np.array(out, dtype=np.uint8)
H = np.array([[1, 0, 1, 0, 1, 0, 1], [0, 1, 1, 0, 0, 1, 1], [0, 0, 0, 1, 1, 1, 1]], np.uint8); G = np.array([[1, 1, 1, 0, 0, 0, 0], [1, 0, 0, 1, 1, 0, 0], [0, 1, 0, 1, 0, 1, 0], [1, 1, 0, 1, 0, 0, 1]], np.uint8)
data = ((np.arange(16)[:, None] >> np.arange(3, -1, -1)) & 1).astype(np.uint8); code = data @ G % 2; noisy = code.copy(); noisy[np.arange(16), np.arange(16) % 7] ^= 1; syn = noisy @ H.T % 2; pos = syn @ np.array([1, 2, 4], np.uint8); noisy[np.arange(16), pos - 1] ^= 1
par = np.bitwise_xor.reduce(code, axis=1); wt = np.unique(code.sum(1), return_counts=True); hd = (code[:, None] != code).sum(-1)[~np.eye(16, dtype=bool)].min()
print(mtf(last), (noisy == code).all(), code.dtype, pos[:7], wt, hd, par.sum(), (code @ H.T % 2).any())
rgb565 = np.array([[255, 128, 0], [12, 200, 77]], np.uint16); p16 = (rgb565[:, 0] >> 3 << 11) | (rgb565[:, 1] >> 2 << 5) | rgb565[:, 2] >> 3; un = np.stack([p16 >> 11 << 3, (p16 >> 5 & 63) << 2, (p16 & 31) << 3], 1).astype(np.uint8); be = p16.astype(">u2"); sw = p16.byteswap(); vw = be.view("u1"); f = np.array([1.0, -2.5], "<f4").view(np.uint32); expo = (f >> 23 & 255).astype(int) - 127; gray = np.bitwise_xor(np.arange(8), np.arange(8) >> 1); morton = sum(((np.arange(8) >> i) & 1) << 2*i for i in range(3))
print(p16, un, be.dtype, sw[0], vw, f, expo, gray, morton, np.binary_repr(5, 4), np.base_repr(255, 16))
