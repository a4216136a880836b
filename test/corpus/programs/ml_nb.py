"""Naive Bayes, on counts and on reals; perceptron on the side"""
import numpy as np
from collections import Counter, OrderedDict
DOCS = ["buy cheap pills now", "cheap meds buy", "meeting at noon", "lunch meeting tomorrow", "now buy now", "noon lunch"]
LAB = np.array([1, 1, 0, 0, 1, 0])
vocab = OrderedDict()
for d in DOCS:
    for w in d.split(): vocab.setdefault(w, len(vocab))
X = np.zeros((len(DOCS), len(vocab)), dtype=np.int32)
for r, d in enumerate(DOCS):
    for w, c in Counter(d.split()).items(): X[r, vocab[w]] = c
prior = np.bincount(LAB)/LAB.size
theta = np.array([(X[LAB == k].sum(0) + 1.)/(X[LAB == k].sum() + len(vocab)) for k in (0, 1)])
score = X @ np.log(theta).T + np.log(prior)
pred = score.argmax(1)
post = np.exp(score - np.logaddexp.reduce(score, axis=1)[:, None])
df = (X > 0).sum(axis=0); idf = np.log(len(DOCS)/df) + 1
tfidf = X*idf; tfidf /= np.sqrt((tfidf**2).sum(axis=1))[:, np.newaxis]
sim = tfidf @ tfidf.T
print(X.shape, pred, post.shape, np.allclose(np.diag(sim), 1), df.dtype, list(vocab)[:3])
class Perceptron:
    def __init__(self, d): self.w = np.zeros(d + 1)
    def margin(self, X): return X @ self.w[1:] + self.w[0]
    def fit(self, X, y, epochs=10):
        mistakes = []
        for _ in range(epochs):
            bad = 0
            for xi, yi in zip(X, y):
                if yi*self.margin(xi) <= 0:
                    self.w[1:] += yi*xi; self.w[0] += yi; bad += 1
            mistakes.append(bad)
            if not bad: break
        return mistakes
p = Perceptron(X.shape[1]); hist = p.fit(X, 2*LAB - 1)
print(hist, p.w, (np.sign(p.margin(X)) == 2*LAB-1).all())
rng = np.random.default_rng(77)
Z = np.r_[rng.normal(0, 1, (30, 2)), rng.normal(3, 1, (30, 2))]; t = np.repeat([0, 1], 30)
mu = np.stack([Z[t == k].mean(0) for k in range(2)]); var = np.stack([Z[t == k].var(0) for k in range(2)])
ll = -.5*(np.log(2*np.pi*var)[None] + (Z[:, None] - mu)**2/var).sum(-1)
print(ll.shape, ll.dtype, mu.shape, ((ll[:, 1] > ll[:, 0]) == t).mean() > .8)
