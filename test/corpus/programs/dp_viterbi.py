import numpy as np
states = ("Rainy", "Sunny"); symbols = ("walk", "shop", "clean")
pi = np.array([.6, .4]); A = np.array([[.7, .3], [.4, .6]]); B = np.array([[.1, .4, .5], [.6, .3, .1]])
obs = [symbols.index(s) for s in "walk shop clean clean walk".split()]
def viterbi(obs, pi, A, B):
    T, S = len(obs), pi.size
    delta = np.zeros((T, S)); psi = np.zeros((T, S), dtype=np.intp)
    delta[0] = np.log(pi) + np.log(B[:, obs[0]])
    for t in range(1, T):
        cand = delta[t-1][:, None] + np.log(A)
        psi[t] = cand.argmax(axis=0)
        delta[t] = cand.max(axis=0) + np.log(B[:, obs[t]])
    path = np.empty(T, int); path[-1] = delta[-1].argmax()
    for t in reversed(range(T-1)): path[t] = psi[t+1, path[t+1]]
    return path, delta
def forward(obs):
    a = pi*B[:, obs[0]]; scale = [a.sum()]; a = a/scale[0]; alphas = [a]
    for o in obs[1:]:
        a = (a @ A)*B[:, o]; c = a.sum(); a /= c
        scale.append(c); alphas.append(a)
    return np.array(alphas), np.array(scale)
def backward(obs, scale):
    b = np.ones(2); betas = [b]
    for o, c in zip(obs[:0:-1], scale[:0:-1]):
        b = A @ (B[:, o]*b)/c; betas.insert(0, b)
    return np.stack(betas)
path, delta = viterbi(obs, pi, A, B)
al, sc = forward(obs); be = backward(obs, sc)
gamma = al*be
loglik = np.log(sc).sum()
print([states[k] for k in path], gamma.shape, np.allclose(gamma.sum(1), 1), loglik < 0)
# knapsack and coins
w, v, cap = np.array([1, 3, 4, 5]), np.array([1, 4, 5, 7]), 7
best = np.zeros(cap+1, dtype=np.int64); keep = np.zeros((w.size, cap+1), bool)
for i, (wi, vi) in enumerate(zip(w, v)):
    cand = np.full(cap+1, -1); cand[wi:] = best[:-wi] + vi
    keep[i] = cand > best
    best = np.maximum(best, cand)
left, chosen = cap, []
for i in range(w.size-1, -1, -1):
    if keep[i, left]: chosen.append(i); left -= w[i]
coins = (1, 5, 10, 25); ways = np.zeros(101, np.int64); ways[0] = 1
for c in coins:
    for amt in range(c, 101): ways[amt] += ways[amt-c]
print(best[-1], chosen, ways[100], best.dtype, keep.sum())
# longest increasing subsequence by patience, and matrix chain
seq = np.array([10, 9, 2, 5, 3, 7, 101, 18]); piles = []
for x in seq:
    k = int(np.searchsorted(piles, x))
    if k == len(piles): piles.append(int(x))
    else: piles[k] = int(x)
dims = [30, 35, 15, 5, 10, 20, 25]; n = len(dims)-1
M = np.zeros((n, n), int)
for L in range(2, n+1):
    for i in range(n-L+1):
        j = i+L-1
        M[i, j] = min(M[i, k] + M[k+1, j] + dims[i]*dims[k+1]*dims[j+1] for k in range(i, j))
print(len(piles), piles, M[0, -1])
