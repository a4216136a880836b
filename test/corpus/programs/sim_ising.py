import numpy as np
L, STEPS = 20, 12
rng = np.random.default_rng(seed=4)
spins = rng.choice(np.array([-1, 1], dtype=np.int8), size=(L, L))
black = np.indices((L, L)).sum(axis=0) % 2 == 0
white = ~black
def neigh(s):
    return np.roll(s, 1, 0) + np.roll(s, -1, 0) + np.roll(s, 1, 1) + np.roll(s, -1, 1)
def sweep(s, beta):
    for m in (black, white):
        dE = 2*s*neigh(s)
        accept = rng.random(s.shape) < np.exp(-beta*dE)
        s[m & accept] *= -1
    return s
mags, energies = [], []
for T in (1.0, 2.27, 5.0):
    s = spins.copy()
    for _ in range(STEPS): sweep(s, 1/T)
    mags.append(np.abs(s.mean())); energies.append(-(s*neigh(s)).sum(dtype=int)/2/s.size)
mags, energies = np.array(mags), np.asarray(energies)
print(spins.dtype, black.sum(), mags.shape, energies.dtype, (np.abs(energies) <= 2).all())
# Wolff-ish cluster by flood fill
def cluster(s, y, x):
    want = s[y, x]
    seen = np.zeros_like(s, dtype=bool)
    stack = [(y, x)]
    while stack:
        a, b = stack.pop()
        a %= L; b %= L
        if seen[a, b] or s[a, b] != want: continue
        seen[a, b] = True
        stack += [(a+1, b), (a-1, b), (a, b+1), (a, b-1)]
    return seen
c = cluster(np.ones((L, L), np.int8), 3, 3)
d = cluster(spins, 0, 0)
print(c.all(), d.shape, spins[d].size >= 1)
corr = np.array([(spins*np.roll(spins, k, 1)).mean() for k in range(L//2)])
print(corr.shape, corr[0])
