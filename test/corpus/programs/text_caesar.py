import numpy as np
TEXT = b"It was a bright cold day in April, and the clocks were striking thirteen."
raw = np.frombuffer(TEXT, dtype=np.uint8)
print(raw.flags.writeable, raw.size)
A, Z = map(ord, "az")
low = raw.copy()
cap = (raw >= ord("A")) & (raw <= ord("Z"))
low[cap] += 32
letter = (low >= A) & (low <= Z)
def shift(b, k):
    out = b.copy()
    m = (b >= A) & (b <= Z)
    out[m] = (out[m] - A + k) % 26 + A
    return out
freq = np.bincount(low[letter] - A, minlength=26)
english = np.array([8.2,1.5,2.8,4.3,12.7,2.2,2,6.1,7,.15,.77,4,2.4,6.7,7.5,1.9,.095,6,6.3,9.1,2.8,.98,2.4,.15,2,.074])
secret = shift(low, 7)
scores = []
for k in range(26):
    f = np.bincount(shift(secret, k)[letter] - A, minlength=26)
    scores.append(np.abs(f/f.sum()*100 - english).sum())
k = int(np.argmin(scores))
plain = shift(secret, k).tobytes().decode("ascii")
print(k, plain[:20], secret.tobytes()[:10])
breaks = np.flatnonzero(~letter)
words = [w for w in np.split(low, breaks + 1)]
lens = np.array([w.size for w in words])
key = np.frombuffer(b"secret", np.uint8)
stream = np.resize(key, raw.size)
x = raw ^ stream
hexed = x.tobytes().hex()
back = np.bitwise_xor(x, stream)
crc = np.bitwise_xor.reduce(raw); s16 = int(raw.astype(np.uint32).sum() & 0xffff)
bits = np.unpackbits(raw[:4]).reshape(4, 8)
vals, cnt = np.unique(low[letter], return_counts=True)
top = vals[np.argsort(cnt)[::-1][:3]]
print(len(words), lens.max(), hexed[:8], (back == raw).all(), crc, s16, bits.sum(1), freq.argmax(), top.view("S1"))
