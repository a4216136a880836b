import numpy as np


def gram(X):
    Xc = X - X.mean(axis=0)
    return Xc.T @ Xc


def distance_matrix(G):
    d = np.diag(G)
    out = G * np.float32(-2)
    out += d[:, None]
    out += d
    np.maximum(out, 0, out=out)
    return np.sqrt(out, out=out)


X = np.ones((50, 900), dtype=np.float32)
print(distance_matrix(gram(X)).shape)
