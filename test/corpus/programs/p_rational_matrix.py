from __future__ import annotations
import operator
from functools import reduce, total_ordering
from itertools import accumulate, product
import numpy as np


@total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __radd__(self, other):
        return self if other == 0 else self + other

    def __lt__(self, other):
        return self.cents < other.cents

    def __eq__(self, other):
        return self.cents == other.cents

    def __hash__(self):
        return hash(self.cents)

    def __float__(self):
        return self.cents / 100


class Poly:
    def __init__(self, *coef):
        self.c = np.trim_zeros(np.array(coef, dtype=float), "b") if any(coef) else np.zeros(1)

    def __call__(self, x):
        x = np.asarray(x, dtype=float)
        out = np.zeros_like(x)
        for a in self.c[::-1]:
            out = out * x + a
        return out

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        out = np.zeros(n)
        out[:len(self.c)] += self.c
        out[:len(o.c)] += o.c
        return Poly(*out)

    def __mul__(self, o):
        if np.isscalar(o):
            return Poly(*(self.c * o))
        return Poly(*np.convolve(self.c, o.c))

    def __pow__(self, n):
        return reduce(operator.mul, [self] * n, Poly(1))

    def deriv(self):
        return Poly(*(self.c[1:] * np.arange(1, len(self.c))))

    def __repr__(self):
        return " + ".join(f"{a:g}x^{i}" for i, a in enumerate(self.c) if a)

    def __len__(self):
        return len(self.c)

    def __iter__(self):
        return iter(self.c)


p = Poly(1, 2, 3)
q = Poly(-1, 0.5)
r = p * q + q ** 3
xs = np.linspace(-2, 2, 9)
ys = r(xs)
d = r.deriv()
slope = d(xs)
num = np.gradient(ys, xs)
coefs = np.array(list(r))
roots = np.roots(coefs[::-1])
fit = np.polyfit(xs, ys, len(r) - 1)
wallet = [Money(250), Money(1999), Money(5)]
total = sum(wallet)
best = max(wallet)
amounts = np.array([float(m) for m in sorted(wallet)])
running = np.array(list(accumulate(amounts.tolist())))
combos = np.array(list(product([0, 1], repeat=3)))
sums = combos @ amounts
getter = operator.itemgetter(1, 2)
pair = np.array(getter(amounts.tolist()))
print(r, len(r), roots.shape, np.allclose(fit[::-1], coefs), float(total), best.cents, running, sums.max(), pair)
