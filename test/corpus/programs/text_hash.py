import numpy as np
M32 = 0xFFFFFFFF
def fnv1a(b):
    h = 0x811c9dc5
    for c in b: h = ((h ^ c)*0x01000193) & M32
    return h
def crc_table():
    t = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        t = np.where(t & 1, (t >> np.uint32(1)) ^ np.uint32(0xEDB88320), t >> np.uint32(1))
    return t
TABLE = crc_table()
def crc32(b):
    c = 0xFFFFFFFF
    for x in b: c = int(TABLE[(c ^ x) & 0xff]) ^ (c >> 8)
    return c ^ 0xFFFFFFFF
print(hex(fnv1a(b"hello")), hex(crc32(b"123456789")), TABLE.dtype, TABLE[1])
def adler(a):
    a = a.astype(np.uint64); s = 1 + a.cumsum()
    return int(((s.sum() % 65521) << 16) | (s[-1] % 65521)) if False else (int(s.sum()) % 65521) << 16 | int(s[-1]) % 65521
data = np.frombuffer(b"Wikipedia", np.uint8)
print(hex(adler(data)), data.dtype)
class Bloom:
    def __init__(self, m=256, k=3): self.bits = np.zeros(m//8, np.uint8); self.m, self.k = m, k
    def _at(self, s):
        h = fnv1a(s.encode())
        a, b = h & 0xffff, h >> 16 | 1
        i = (a + b*np.arange(self.k)) % self.m
        return i >> 3, (1 << (i & 7)).astype(np.uint8)
    def add(self, s): byte, bit = self._at(s); np.bitwise_or.at(self.bits, byte, bit)
    def __contains__(self, s): byte, bit = self._at(s); return bool((self.bits[byte] & bit).all())
    def __len__(self): return int(np.unpackbits(self.bits).sum())
bl = Bloom()
for w in ("red", "green", "blue"): bl.add(w)
print("red" in bl, "mauve" in bl, len(bl), bl.bits.nbytes)
def xorshift(seed, n):
    x = np.uint64(seed); out = np.empty(n, np.uint64)
    for i in range(n):
        x ^= x << np.uint64(13); x ^= x >> np.uint64(7); x ^= x << np.uint64(17)
        out[i] = x
    return out
r = xorshift(88172645463325252, 6)
u = (r >> np.uint64(11)).astype(float)*2.0**-53
vig = lambda s, k: bytes((a - 97 + b - 97) % 26 + 97 for a, b in zip(s, k*len(s)))
sbox = np.random.RandomState(0).permutation(256).astype(np.uint8); inv = np.empty_like(sbox); inv[sbox] = np.arange(256)
enc = sbox[data ^ np.uint8(0x5a)]; dec = inv[enc] ^ 0x5a
merkle = [fnv1a(bytes([c])) for c in data]
while len(merkle) > 1:
    merkle = [fnv1a(b"".join(x.to_bytes(4, "big") for x in merkle[i:i+2])) for i in range(0, len(merkle), 2)]
pop = np.bitwise_count(r); rotl = lambda v, k: (v << np.uint32(k)) | (v >> np.uint32(32-k))
print(r.dtype, (u < 1).all(), vig(b"attack", b"lemon"), (dec == data).all(), len(merkle), pop.dtype, rotl(TABLE[:2], 8))
