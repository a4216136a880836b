"""American put on a binomial tree, three ways to hold the tree."""
import numpy as np
S0, K, r, sigma, T, N = 100., 105., .03, .25, 1., 64
dt = T/N; u = np.exp(sigma*np.sqrt(dt)); d = 1/u
p = (np.exp(r*dt) - d)/(u - d); disc = np.exp(-r*dt)

def tree_full():
    S = np.full((N+1, N+1), np.nan)
    for i in range(N+1):
        S[:i+1, i] = S0 * u**np.arange(i, -1, -1) * d**np.arange(i+1)
    V = np.zeros_like(S); V[:, N] = np.maximum(K - S[:, N], 0)
    for i in range(N-1, -1, -1):
        hold = disc*(p*V[:i+1, i+1] + (1-p)*V[1:i+2, i+1])
        V[:i+1, i] = np.maximum(hold, K - S[:i+1, i])
    return S, V

def tree_line():
    j = np.arange(N+1)
    s = S0*u**(N-2*j)
    v = np.maximum(K-s, 0)
    for i in range(N-1, -1, -1):
        s = s[:-1]*d
        v = disc*(p*v[:-1] + (1-p)*v[1:])
        np.maximum(v, K-s, out=v)
    return v

S, V = tree_full()
v = tree_line()
early = np.isclose(V, K - S) & (V > 0)
boundary = [int(np.argmax(early[:i+1, i])) if early[:i+1, i].any() else -1 for i in range(N+1)]
boundary = np.array(boundary, dtype=np.int16)
delta = (V[0, 1] - V[1, 1]) / (S[0, 1] - S[1, 1])
print(round(float(v[0]), 4), abs(v[0] - V[0, 0]) < 1e-9, boundary.shape, -1 < delta < 0)
print(np.isnan(S).sum(), early.sum(axis=0).max() > 0, S.nbytes + V.nbytes)
