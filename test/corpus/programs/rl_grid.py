import numpy as np
from collections import defaultdict
ROWS, COLS, GOAL, PIT = 3, 4, (0, 3), (1, 3); WALLS = {(1, 1)}; ACTS = [(-1, 0), (0, 1), (1, 0), (0, -1)]; S = [(r, c) for r in range(ROWS) for c in range(COLS) if (r, c) not in WALLS]; idx = {s: i for i, s in enumerate(S)}; n = len(S)
def move(s, a):
    t = s[0] + a[0], s[1] + a[1]
    return t if t in idx else s
P = np.zeros((4, n, n)); Rw = np.full(n, -.04); Rw[idx[GOAL]], Rw[idx[PIT]] = 1, -1
for a, act in enumerate(ACTS):
    for s in S:
        if s in (GOAL, PIT): continue
        for p, d in ((.8, 0), (.1, 1), (.1, -1)): P[a, idx[s], idx[move(s, ACTS[(a + d) % 4])]] += p
V = np.zeros(n)
for sweep in range(100):
    Qv = Rw + .95*P @ V; new = Qv.max(0)
    if np.abs(new - V).max() < 1e-6: break
    V = new
pi = Qv.argmax(axis=0); arrows = np.full((ROWS, COLS), "#"); 
for s, a in zip(S, pi): arrows[s] = "^>v<"[a]
Ppi = P[pi, np.arange(n)]; exact = np.linalg.solve(np.eye(n) - .95*Ppi, Rw); print("\n".join(map("".join, arrows)), sweep > 5, np.allclose(exact, V, atol=1e-3), P.sum(-1).max())
rng = np.random.default_rng(21); Q = np.zeros((n, 4)); visits = defaultdict(int); ret = []
for ep in range(25):
    s, G, k = idx[(2, 0)], 0., 0
    while S[s] not in (GOAL, PIT) and k < 30:
        a = int(rng.integers(4)) if rng.random() < .2 else int(Q[s].argmax()); t = int(rng.choice(n, p=P[a, s])); r = Rw[t]; Q[s, a] += .3*(r + .95*Q[t].max()*(S[t] not in (GOAL, PIT)) - Q[s, a]); visits[s, a] += 1; s, G, k = t, G + r, k + 1
    ret.append(G)
ret = np.array(ret); tot = sum(visits.values()); arms = np.array([.2, .5, .8]); cnt, val = np.zeros(3, int), np.zeros(3)
for t in range(60):
    ucb = np.where(cnt, val + np.sqrt(2*np.log(t + 1)/np.maximum(cnt, 1)), np.inf); k = int(ucb.argmax()); x = float(rng.random() < arms[k]); cnt[k] += 1; val[k] += (x - val[k])/cnt[k]
soft = lambda z, T=1.: (e := np.exp((z - z.max())/T))/e.sum(); pref = np.zeros(3); base = 0.
for t in range(40): pr = soft(pref); k = int(rng.choice(3, p=pr)); x = float(rng.random() < arms[k]); base += (x - base)/(t + 1); pref += .4*(x - base)*(np.eye(3)[k] - pr)
disc = np.array([1., 0, 2])[::-1]; g = 0; Gs = [g := r + .9*g for r in disc.tolist()][::-1]; buf = np.zeros(6, dtype=[("s", "i2"), ("a", "i1"), ("r", "f4")]); buf[:3] = [(1, 2, .5), (2, 0, 1), (3, 3, -1)]; batch = buf[rng.integers(0, 3, 4)]
print(ret.shape, tot > 25, cnt.sum(), val.max() <= 1, soft(pref).sum().round(9), Gs, batch.dtype.names, buf.itemsize, Q.shape)
