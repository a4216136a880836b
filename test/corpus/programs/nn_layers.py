from __future__ import annotations
from dataclasses import dataclass, field
import numpy as np
f32 = np.float32
@dataclass
class Param:
    value: np.ndarray
    grad: np.ndarray = field(init=False, repr=False)
    def __post_init__(self): self.grad = np.zeros_like(self.value)
    def __isub__(self, other): self.value -= other; return self
    @property
    def shape(self): return self.value.shape
class Layer:
    training = True
    def __call__(self, x): return self.forward(x)
    def params(self): return [p for p in vars(self).values() if isinstance(p, Param)]
class Dense(Layer):
    def __init__(self, n_in, n_out, *, rng):
        self.W = Param((rng.standard_normal((n_in, n_out))/np.sqrt(n_in)).astype(f32))
        self.b = Param(np.zeros(n_out, f32))
    def forward(self, x): self.x = x; return x @ self.W.value + self.b.value
    def backward(self, g):
        self.W.grad[...] = self.x.T @ g; self.b.grad[:] = g.sum(0)
        return g @ self.W.value.T
    def params(self): return [self.W, self.b]
class ReLU(Layer):
    def forward(self, x): self.mask = x > 0; return x*self.mask
    def backward(self, g): return g*self.mask
    def params(self): return []
class Dropout(ReLU):
    def __init__(self, p, rng): self.p, self.rng = p, rng
    def forward(self, x):
        if not self.training: self.mask = f32(1); return x
        self.mask = (self.rng.random(x.shape, dtype=f32) > self.p)/f32(1-self.p)
        return x*self.mask
class Net:
    def __init__(self, *layers): self.layers = layers
    def __call__(self, x):
        for l in self.layers: x = l(x)
        return x
    def backward(self, g):
        for l in reversed(self.layers): g = l.backward(g)
        return g
    def params(self): return sum((l.params() for l in self.layers), [])
def xent(z, y):
    z = z - z.max(1, keepdims=True)
    p = np.exp(z); p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(y)), y]).mean()
    p[np.arange(len(y)), y] -= 1
    return loss, p/f32(len(y))
rng = np.random.default_rng(0)
X = rng.standard_normal((128, 6), dtype=f32); y = (X[:, 0]*X[:, 1] > 0).astype(np.int64)
net = Net(Dense(6, 24, rng=rng), ReLU(), Dropout(.1, rng), Dense(24, 2, rng=rng))
losses = np.zeros(6)
for ep in range(losses.size):
    for s in range(0, len(X), 32):
        out = net(X[s:s+32]); loss, g = xent(out, y[s:s+32])
        dx = net.backward(g)
        for p in net.params(): p -= f32(.1)*p.grad
    losses[ep] = loss
sizes = [p.value.size for p in net.params()]
print(sizes, sum(sizes), out.dtype, g.dtype, dx.shape, losses.dtype, p.shape)
Layer.training = False
probs = net(X); hit = (probs.argmax(1) == y)
print(probs.shape, probs.dtype, hit.dtype)
