import numpy as np


def gram(X):
    Xc = X - X.mean(axis=0)
    return Xc.T @ Xc


def distance_matrix(G):
    d = np.diag(G)
    return np.sqrt(np.maximum(d[:, None] + d[None, :] - 2 * G, 0))  # want: temp


X = np.ones((50, 900), dtype=np.float32)
print(distance_matrix(gram(X)).shape)
