import numpy as np
from typing import NamedTuple


class PCAResult(NamedTuple):
    components: np.ndarray
    scores: np.ndarray
    explained: np.ndarray


def pca(X, k=None, whiten=False):
    mean = X.mean(axis=0)
    Xc = X - mean
    U, s, Vt = np.linalg.svd(Xc, full_matrices=False)
    var = s**2 / (len(X) - 1)
    k = k or len(s)
    scores = U[:, :k] * s[:k]
    if whiten:
        scores /= np.sqrt(var[:k])
    return PCAResult(Vt[:k], scores, var[:k] / var.sum())


def standardize(X):
    return (X - X.mean(0)) / X.std(0, ddof=1)


rng = np.random.default_rng(99)
centers = np.array([[5.0, 3.4, 1.4, 0.2], [5.9, 2.7, 4.2, 1.3], [6.5, 2.9, 5.5, 2.0]])
X = np.vstack([rng.normal(c, 0.3, size=(50, 4)) for c in centers])
labels = np.repeat(np.arange(3), 50)
Z = standardize(X)
res = pca(Z, k=2)
components, scores, explained = res
cov = np.cov(Z, rowvar=False)
evals, evecs = np.linalg.eigh(cov)
order = evals.argsort()[::-1]
evals, evecs = evals[order], evecs[:, order]
recon = scores @ components
err = np.linalg.norm(Z - recon) ** 2 / Z.size
corr = np.corrcoef(X.T)
means = np.array([scores[labels == g].mean(axis=0) for g in range(3)])
within = sum(((scores[labels == g] - means[g]) ** 2).sum() for g in range(3))
between = (np.bincount(labels)[:, None] * (means - scores.mean(0)) ** 2).sum()
f_ratio = (between / 2) / (within / (len(X) - 3))
d = scores[:, None] - means
nearest = (d**2).sum(-1).argmin(1)
accuracy = (nearest == labels).mean()
maha = np.einsum("ij,jk,ik->i", Z, np.linalg.inv(cov), Z)
outliers = np.flatnonzero(maha > np.quantile(maha, 0.95))
white = pca(Z, k=3, whiten=True).scores
print(explained.sum() <= 1, accuracy > 0.8, outliers.size, f_ratio > 1, err < 1, corr.shape, white.std(0).round(1))
