# adaptive noise canceller (LMS and NLMS) with a class hierarchy
import numpy as np
class Filter:
    taps = 16
    def __init__(self, mu=.01):
        self.mu, self.w = mu, np.zeros(self.taps)
        self.history = []
    def gain(self, u): raise NotImplementedError
    def step(self, u, d):
        y = self.w @ u
        e = d - y
        self.w += self.gain(u)*e*u
        self.history.append(float(e))
        return y, e
    def __call__(self, x, d):
        n = len(x); m = self.taps
        buf = np.zeros(m)
        out = np.empty((n, 2))
        for i in range(n):
            buf[1:] = buf[:-1]; buf[0] = x[i]
            out[i] = self.step(buf, d[i])
        return out
class LMS(Filter):
    def gain(self, u): return self.mu
class NLMS(Filter):
    eps = 1e-6
    def gain(self, u): return self.mu/(self.eps + u @ u)
    def __repr__(self): return f"{type(self).__name__}(mu={self.mu})"

gen = np.random.RandomState(3)
noise = gen.randn(400)
h = np.array([.5, -.3, .2, .1])
coloured = np.convolve(noise, h)[:400]
signal = np.sin(np.arange(400)*.05)
desired = signal + coloured
filters = [LMS(.02), NLMS(mu=.5)]
results = {type(f).__name__: f(noise, desired) for f in filters}
tail = {k: v[-100:, 1] - signal[-100:] for k, v in results.items()}
mse = np.array([np.mean(v**2) for v in tail.values()])
learned = np.vstack([f.w for f in filters])
print(learned.shape, mse.shape, mse[1] < 1, repr(filters[1]), len(filters[0].history))
first = filters[0].w[:4].round(1)
print(first.shape, desired.base is None, results["LMS"].strides)
