import numpy as np
def rosen(p):
    x, y = p
    return (1-x)**2 + 100*(y - x*x)**2
def drosen(p):
    x, y = p
    return np.array([-2*(1-x) - 400*x*(y-x*x), 200*(y-x*x)])
class Optim:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Optim.registry[name or cls.__name__.lower()] = cls
    def __init__(self, lr=1e-3, **kw):
        self.lr = lr; self.t = 0; vars(self).update(kw)
    def __call__(self, p, g):
        self.t += 1
        return p - self.delta(g)
class SGD(Optim):
    def delta(self, g): return self.lr*g
class Momentum(Optim, name="mom"):
    beta = .9; v = 0
    def delta(self, g):
        self.v = self.beta*self.v + g
        return self.lr*self.v
class Adam(Optim):
    b1, b2, eps = .9, .999, 1e-8
    m = v = 0.
    def delta(self, g):
        self.m = self.b1*self.m + (1-self.b1)*g
        self.v = self.b2*self.v + (1-self.b2)*g**2
        mh, vh = self.m/(1-self.b1**self.t), self.v/(1-self.b2**self.t)
        return self.lr*mh/(np.sqrt(vh) + self.eps)
rates = dict(sgd=5e-4, mom=2e-4, adam=5e-2)
paths = {}
for key, cls in Optim.registry.items():
    opt = cls(lr=rates[key]); p = np.array([-1.2, 1.])
    trail = [p]
    for _ in range(100): trail.append(p := opt(p, drosen(p)))
    paths[key] = np.array(trail)
ends = np.stack([t[-1] for t in paths.values()])
vals = np.apply_along_axis(rosen, 1, ends)
steps = np.linalg.norm(np.diff(paths["adam"], axis=0), axis=1)
print(sorted(paths), ends.shape, vals.shape, steps.shape, (vals < 25).all())
def numgrad(f, p, h=1e-6):
    p = np.asarray(p, float); g = np.zeros_like(p)
    for i in range(p.size):
        e = np.zeros_like(p); e[i] = h
        g[i] = (f(p+e) - f(p-e))/(2*h)
    return g
print(np.allclose(numgrad(rosen, [-1.2, 1]), drosen([-1.2, 1.]), rtol=1e-4), rosen((1, 1)))
