import numpy as np
class Population:
    def __init__(self, n, bits, fitness, seed=0):
        self.rng = np.random.default_rng(seed); self.genes = self.rng.integers(0, 2, (n, bits), dtype=np.int8); self.fitness = fitness; self.log = []
    def __len__(self): return self.genes.shape[0]
    def __getitem__(self, k): return self.genes[k]
    def score(self): return np.array([self.fitness(g) for g in self.genes])
    def select(self, s, k=3):
        ring = self.rng.integers(0, len(self), (len(self), k))
        return ring[np.arange(len(self)), s[ring].argmax(axis=1)]
    def evolve(self, gens, pc=.7, pm=.02):
        for _ in range(gens):
            s = self.score(); self.log.append((s.max(), s.mean()))
            elite = self.genes[s.argmax()].copy()
            pool = self.genes[self.select(s)]
            cut = self.rng.integers(1, pool.shape[1], len(pool)//2)
            mask = np.arange(pool.shape[1]) < cut[:, None]
            a, b = pool[::2], pool[1::2]
            kids = np.concatenate([np.where(mask, a, b), np.where(mask, b, a)])
            flip = self.rng.random(kids.shape) < pm
            kids[flip] ^= 1; kids[0] = elite
            self.genes = kids
        return np.array(self.log)
w = np.array([12, 2, 1, 4, 1, 8, 5, 7, 3, 6]); v = np.array([4, 2, 1, 10, 2, 7, 3, 9, 4, 5])
fit = lambda g: int(v @ g) if w @ g <= 24 else 0
pop = Population(20, w.size, fit); log = pop.evolve(15)
print(log.shape, (np.diff(log[:, 0]) >= 0).all(), pop.genes.dtype, pop[0].shape, len(pop))
def pso(f, d=2, n=12, it=30, seed=1):
    r = np.random.default_rng(seed); x = r.uniform(-5, 5, (n, d)); vel = np.zeros_like(x); pb = x.copy(); pf = f(x); g = pb[pf.argmin()].copy()
    for _ in range(it):
        r1, r2 = r.random((2, n, d)); vel = .7*vel + 1.5*r1*(pb - x) + 1.5*r2*(g - x); x = np.clip(x + vel, -5, 5); fx = f(x); m = fx < pf
        pb[m], pf[m] = x[m], fx[m]; g = pb[pf.argmin()].copy()
    return g, pf.min()
sphere = lambda x: (x**2).sum(-1); g, fmin = pso(sphere)
def de(f, n=10, d=3, it=25):
    r = np.random.RandomState(7); X = r.uniform(-3, 3, (n, d)); F = np.apply_along_axis(f, 1, X)
    for _ in range(it):
        for i in range(n):
            a, b, c = X[r.permutation(n)[:3]]; t = np.where(r.rand(d) < .9, a + .8*(b - c), X[i]); ft = f(t)
            if ft < F[i]: X[i], F[i] = t, ft
    return X[F.argmin()], F
best, F = de(lambda z: float(((z - 1)**2).sum()))
gray = np.arange(8) ^ (np.arange(8) >> 1); code = (gray[:, None] >> np.arange(2, -1, -1)) & 1; ham = (code[1:] != code[:-1]).sum(1)
print(g.shape, fmin < 1e-2, best.shape, F.min() < .5, F.dtype, gray, ham)
