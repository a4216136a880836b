import numpy as np
from typing import Callable
State = np.ndarray
def rk4(f: Callable[[float, State], State], y: State, t: float, h: float) -> State:
    k1 = f(t, y); k2 = f(t+h/2, y + h/2*k1); k3 = f(t+h/2, y + h/2*k2); k4 = f(t+h, y + h*k3)
    return y + h/6*(k1 + 2*k2 + 2*k3 + k4)
def make_sir(beta, gamma):
    def rhs(t, y):
        s, i, r = y
        new = beta*s*i
        return np.array([-new, new - gamma*i, gamma*i])
    return rhs
def integrate(rhs, y0, h, steps):
    ys = np.empty((steps+1, len(y0))); ys[0] = y0
    for k in range(steps):
        ys[k+1] = rk4(rhs, ys[k], k*h, h)
    return ys
ys = integrate(make_sir(.5, .125), [.99, .01, 0.], .5, 160)
s, i, r = ys.T
top = i.argmax()
print(ys.shape, top, abs(ys.sum(1) - 1).max() < 1e-12, s.strides, r[-1] > .8)
# stochastic version
rng = np.random.default_rng(1918)
S, I, R = 990, 10, 0
log = [(S, I, R)]
while I and len(log) < 120:
    infect = rng.binomial(S, 1 - np.exp(-.5*I/1000))
    recover = rng.binomial(I, .125)
    S -= infect; I += infect - recover; R += recover
    log.append((S, I, R))
log = np.array(log)
print(log.shape, log.dtype, (log.sum(1) == 1000).all())
betas = np.linspace(.1, .9, 9); gammas = np.linspace(.05, .25, 5)
B, G = np.meshgrid(betas, gammas, sparse=True)
r0 = B/G
final = np.ones_like(r0)*.5
for _ in range(60): final = 1 - np.exp(-r0*final)
print(B.shape, G.shape, r0.shape, (final[r0 < 1] < .2).all())
