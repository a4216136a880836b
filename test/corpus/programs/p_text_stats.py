import re
from collections import Counter, defaultdict
import numpy as np

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness.
"""


def tokenize(text):
    return re.findall(r"[a-z']+", text.lower())


tokens = tokenize(TEXT)
counts = Counter(tokens)
vocab = sorted(counts)
index = {w: i for i, w in enumerate(vocab)}
ids = np.array([index[t] for t in tokens])
freq = np.bincount(ids, minlength=len(vocab))
top = np.argsort(freq)[::-1][:5]
for i in top:
    print(vocab[i], freq[i])
cooc = np.zeros((len(vocab), len(vocab)), dtype=np.int32)
window = 2
for pos, w in enumerate(ids):
    lo, hi = max(0, pos - window), min(len(ids), pos + window + 1)
    for ctx in ids[lo:hi]:
        if ctx != w:
            cooc[w, ctx] += 1
pmi = np.log((cooc + 1e-9) * cooc.sum() / (cooc.sum(0)[None, :] * cooc.sum(1)[:, None] + 1e-9))
pmi = np.maximum(pmi, 0)
U, S, Vt = np.linalg.svd(pmi, full_matrices=False)
emb = U[:, :4] * S[:4]
norm = np.linalg.norm(emb, axis=1, keepdims=True)
unit = emb / np.where(norm == 0, 1, norm)
sim = unit @ unit.T
np.fill_diagonal(sim, -1)
nearest = sim.argmax(axis=1)
bigrams = defaultdict(int)
for a, b in zip(tokens, tokens[1:]):
    bigrams[a, b] += 1
best = max(bigrams, key=bigrams.get)
lengths = np.array([len(w) for w in vocab])
words = np.array(vocab)
longest = words[lengths == lengths.max()]
starts = np.char.startswith(words, "w")
upper = np.char.upper(words[starts])
padded = np.char.ljust(words[:4], 12, ".")
ent = -(freq / freq.sum() * np.log2(freq / freq.sum())).sum()
codes = np.frombuffer(TEXT.encode("ascii"), dtype=np.uint8)
letters = np.bincount(codes[(codes >= 97) & (codes < 123)] - 97, minlength=26)
print(best, longest, upper, padded, letters.argmax(), nearest.shape, ent > 0)
