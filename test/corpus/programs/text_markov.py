import numpy as np, random, string, re
from collections import Counter, defaultdict
TXT = "the cat sat on the mat and the dog sat on the log while the cat and the dog ran"
words = TXT.split(); vocab = sorted(set(words)); ix = dict(zip(vocab, range(len(vocab))))
T = np.zeros((len(vocab),)*2, np.uint16)
for a, b in zip(words, words[1:]): T[ix[a], ix[b]] += 1
row = T.sum(axis=1, keepdims=True)
P = np.divide(T, row, out=np.zeros(T.shape), where=row > 0)
dead = np.flatnonzero(row.ravel() == 0); P[dead] = 1/len(vocab)
pi = np.full(len(vocab), 1/len(vocab))
for _ in range(50): pi = pi @ P
print(T.dtype, T.sum(), [vocab[i] for i in dead], np.allclose(P.sum(1), 1), vocab[pi.argmax()])
rng = np.random.default_rng(6)
cum = P.cumsum(1); cum[:, -1] = 1.; state = ix["the"]; out = []
for u in rng.random(8):
    state = int(np.searchsorted(cum[state], u, side="right")); out.append(state)
out = np.array(out)
L = np.array([len(w) for w in words]); H = np.bincount(L)
chars = np.array(list(TXT.replace(" ", ""))); u, inv, c = np.unique(chars, return_inverse=True, return_counts=True)
ent = -(c/c.sum()*np.log2(c/c.sum())).sum()
print(out.shape, out.dtype, H, u.size, inv.max(), 3 < ent < 5)
s = np.array(words); up = np.char.upper(s); first = s.astype("U1")
pal = np.array(["level", "noon", "word", "Radar"]); rev = np.array([w[::-1] for w in np.char.lower(pal)])
isp = np.char.lower(pal) == rev
pad = np.char.center(pal, 7, "*"); parts = np.char.partition(np.array(["k=v", "a=b=c"]), "=")
where = np.char.find(s, "at"); starts = np.char.startswith(s, "th")
print(up[:3], np.unique(first), isp, pad, parts.shape, (where > 0).sum(), starts.sum(), s.dtype, s.nbytes)
grams = Counter(zip(TXT, TXT[1:], TXT[2:])).most_common(2)
M = np.array([[TXT.count(a + b) for b in "aeiou"] for a in "tlnsd"])
soundex = str.maketrans("bfpvcgjkqsxzdtlmnr", "111122222222334556")
codes = [re.sub("[aeiouyhw]", "", w[1:]).translate(soundex) for w in vocab]
num = np.array([int(c or 0) for c in codes]); hist, _ = np.histogram(num, bins=[0, 1, 10, 100, 1000])
vow = np.isin(chars, list("aeiou")); runs = np.diff(np.flatnonzero(np.diff(vow, prepend=~vow[0], append=~vow[-1])))
print(len(grams), M, codes[:3], hist, vow.sum(), runs.max())
