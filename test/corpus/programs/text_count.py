import numpy as np
from collections import Counter, defaultdict
import re

TEXT = """the quick brown fox jumps over the lazy dog
the dog barks and the fox runs away from the dog"""

words = re.findall(r"[a-z]+", TEXT.lower())
vocab = sorted(set(words))
index = {w: i for i, w in enumerate(vocab)}
ids = np.array([index[w] for w in words], dtype=np.int32)
counts = np.bincount(ids, minlength=len(vocab))
order = np.argsort(-counts, kind="stable")
for i in order[:3]:
    print(vocab[i], counts[i])
lines = TEXT.splitlines()
tf = np.zeros((len(lines), len(vocab)))
for r, line in enumerate(lines):
    for w in line.split():
        tf[r, index[w]] += 1
df = (tf > 0).sum(axis=0)
idf = np.log(len(lines) / df)
tfidf = tf * idf
print(tfidf.shape, tfidf.max() > 0)
pairs = defaultdict(int)
for a, b in zip(words, words[1:]):
    pairs[a, b] += 1
m = np.zeros((len(vocab), len(vocab)), dtype=np.uint8)
for (a, b), n in pairs.items():
    m[index[a], index[b]] = n
print(m.sum(), (m > 1).sum())
arr = np.array(words)
print(arr.dtype, np.char.upper(arr[:3]), np.char.str_len(arr).max())
lengths = Counter(len(w) for w in words)
x = np.array(sorted(lengths.items()))
print(x.shape)
