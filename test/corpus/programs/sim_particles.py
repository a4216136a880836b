# bootstrap particle filter
import numpy as np
from numpy.random import Generator, PCG64
rg = Generator(PCG64(7))
T, NP = 40, 1500
truth = np.empty(T); truth[0] = 0
for t in range(1, T):
    truth[t] = .9*truth[t-1] + rg.normal(scale=.5)
obs = truth + rg.normal(0, .7, T)

def systematic(w, u):
    pos = (u + np.arange(w.size))/w.size
    cum = np.cumsum(w); cum[-1] = 1.
    return np.searchsorted(cum, pos)

def neff(w): return 1/np.sum(w**2)

p = rg.standard_normal(NP)
w = np.full(NP, 1/NP)
est = np.zeros((T, 2)); resampled = 0
for t, z in enumerate(obs):
    p = .9*p + .5*rg.standard_normal(NP)
    logw = -.5*((z - p)/.7)**2
    logw -= logw.max()
    w *= np.exp(logw); w /= w.sum()
    m = np.average(p, weights=w); est[t] = m, np.sqrt(np.average((p-m)**2, weights=w))
    if neff(w) < NP/2:
        idx = systematic(w, rg.random())
        p = p[idx]; w.fill(1/NP); resampled += 1
rmse = np.sqrt(np.mean((est[:, 0] - truth)**2))
inside = np.abs(est[:, 0] - truth) < 3*est[:, 1]
print(est.shape, idx.dtype, p.nbytes, w.sum().round(6), rmse < 1, inside.mean() > .5, resampled > 0)
hist = np.zeros(10, int)
np.add.at(hist, np.clip(((p + 3)/6*10).astype(int), 0, 9), 1)
print(hist.sum(), hist.dtype)
# Kalman for comparison
x, P, out = 0., 1., []
for z in obs:
    x, P = .9*x, .81*P + .25
    Kg = P/(P + .49)
    x += Kg*(z - x); P *= 1 - Kg
    out.append((x, P))
kal = np.array(out)
print(kal.shape, kal.dtype, kal[-1, 1] < 1)
