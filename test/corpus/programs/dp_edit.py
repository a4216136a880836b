import numpy as np
def table(a, b):
    D = np.zeros((len(a)+1, len(b)+1), dtype=np.int32)
    D[:, 0] = np.arange(len(a)+1); D[0] = np.arange(len(b)+1)
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            D[i, j] = min(D[i-1, j] + 1, D[i, j-1] + 1, D[i-1, j-1] + (x != y))
    return D
def script(a, b, D):
    i, j = len(a), len(b); ops = []
    while i or j:
        if i and j and D[i, j] == D[i-1, j-1] + (a[i-1] != b[j-1]):
            ops.append("=" if a[i-1] == b[j-1] else "~"); i -= 1; j -= 1
        elif i and D[i, j] == D[i-1, j] + 1: ops.append("-"); i -= 1
        else: ops.append("+"); j -= 1
    return "".join(reversed(ops))
D = table("kitten", "sitting")
print(D[-1, -1], script("kitten", "sitting", D))
def fast(a, b):
    a = np.frombuffer(a.encode(), np.uint8); b = np.frombuffer(b.encode(), np.uint8)
    cost = (a[:, None] != b).astype(np.int16)
    row = np.arange(b.size+1)
    for i in range(a.size):
        new = np.empty_like(row); new[0] = i+1
        new[1:] = np.minimum(row[1:] + 1, row[:-1] + cost[i])
        new -= np.arange(new.size)
        row = np.minimum.accumulate(new) + np.arange(new.size)
    return row[-1]
words = ["flaw", "lawn", "claw", "fawn"]
dist = np.array([[fast(p, q) for q in words] for p in words])
near = np.where(np.eye(len(words), dtype=bool), 99, dist).argmin(1)
print(dist, dist.dtype, near, [words[k] for k in near])
def lcs(x, y):
    L = np.zeros((len(x)+1, len(y)+1), int)
    eq = np.equal.outer(np.array(list(x)), np.array(list(y)))
    for i in range(len(x)):
        for j in range(len(y)):
            L[i+1, j+1] = L[i, j] + 1 if eq[i, j] else max(L[i, j+1], L[i+1, j])
    return L
L = lcs("AGGTAB", "GXTXAYB")
print(L[-1, -1], L.sum(), L.dtype)
def nw(a, b, match=1, miss=-1, gap=-2):
    F = np.empty((len(a)+1, len(b)+1)); F[0] = gap*np.arange(len(b)+1); F[:, 0] = gap*np.arange(len(a)+1)
    for i, j in np.ndindex(len(a), len(b)):
        F[i+1, j+1] = max(F[i, j] + (match if a[i] == b[j] else miss), F[i, j+1] + gap, F[i+1, j] + gap)
    return F
F = nw("GATTACA", "GCATGCU")
print(F[-1, -1], F.shape, F.max())
