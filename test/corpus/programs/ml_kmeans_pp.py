import numpy as np
from typing import Tuple, Optional

def init_centers(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    n = X.shape[0]
    centers = [X[rng.integers(n)]]
    for _ in range(k - 1):
        d2 = np.min([((X - c) ** 2).sum(axis=1) for c in centers], axis=0)
        centers.append(X[rng.choice(n, p=d2 / d2.sum())])
    return np.array(centers)

def lloyd(X: np.ndarray, k: int, seed: Optional[int] = None, iters: int = 10) -> Tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    centers = init_centers(X, k, rng)
    for it in range(iters):
        labels = ((X[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
        new = np.array([X[labels == j].mean(axis=0) if (labels == j).any() else centers[j] for j in range(k)])
        if np.allclose(new, centers):
            break
        centers = new
    return centers, labels

rng = np.random.default_rng(5)
X = np.concatenate([rng.normal(m, 0.3, (15, 2)) for m in ((0, 0), (3, 3), (0, 4))])
centers, labels = lloyd(X, 3, seed=1)
sizes = np.bincount(labels, minlength=3)
inertia = ((X - centers[labels]) ** 2).sum()
print(centers.shape, sizes.sum(), inertia > 0)
