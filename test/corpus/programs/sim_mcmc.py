import numpy as np
from functools import partial
def log_post(theta, x, y):
    a, b, ls = theta
    if not -5 < ls < 5: return -np.inf
    res = y - (a + b*x)
    return -.5*np.sum(res**2)*np.exp(-2*ls) - y.size*ls - .5*(a*a + b*b)/100
class Chain:
    def __init__(self, logp, start, scale, seed):
        self.logp = logp
        self.state = np.array(start, dtype=np.float64)
        self.scale = np.asarray(scale)
        self.rng = np.random.default_rng(seed)
        self.samples = []; self.accepted = 0
        self._lp = logp(self.state)
    def __iter__(self): return self
    def __next__(self):
        prop = self.state + self.scale*self.rng.standard_normal(self.state.size)
        lp = self.logp(prop)
        if np.log(self.rng.random()) < lp - self._lp:
            self.state, self._lp = prop, lp
            self.accepted += 1
        return self.state
x = np.linspace(-1, 1, 21)
y = 1 + 2*x + np.random.default_rng(0).normal(0, .3, x.size)
post = partial(log_post, x=x, y=y)
chains = [Chain(post, (0, 0, 0), (.1, .1, .1), seed) for seed in range(3)]
draws = np.empty((3, 150, 3))
for c, chain in enumerate(chains):
    for n, state in zip(range(150), chain):
        draws[c, n] = state
kept = draws[:, 50:]
within = kept.var(axis=1, ddof=1).mean(0)
between = kept.mean(axis=1).var(axis=0, ddof=1)*kept.shape[1]
rhat = np.sqrt((within*(kept.shape[1]-1)/kept.shape[1] + between/kept.shape[1])/within)
flat = kept.reshape(-1, 3)
lo, mid, hi = np.percentile(flat, [5, 50, 95], axis=0)
print(draws.shape, flat.shape, rhat.shape, lo.shape, (lo <= hi).all(), mid.dtype, kept.flags.c_contiguous)
def acf(z, k):
    z = z - z.mean(); d = (z*z).sum()
    return np.array([1.] + [(z[i:]*z[:-i]).sum()/d for i in range(1, k)])
rho = acf(draws[0, :, 1], 20)
print(rho.shape, rho[0], type(chains[0].accepted).__name__)
