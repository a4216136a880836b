import numpy as np
from dataclasses import dataclass, field

@dataclass
class Portfolio:
    names: list
    weights: np.ndarray
    history: list = field(default_factory=list)

    def __post_init__(self):
        self.weights = np.asarray(self.weights, dtype=float)
        self.weights = self.weights / self.weights.sum()

    @property
    def size(self):
        return len(self.names)

    def value(self, prices):
        v = prices @ self.weights
        self.history.append(v[-1])
        return v

prices = np.array([[100., 50., 20.], [101., 49.5, 21.], [103., 50.5, 20.5], [102., 51., 22.]])
p = Portfolio(["A", "B", "C"], [2, 1, 1])
v = p.value(prices)
returns = np.diff(np.log(prices), axis=0)
cov = np.cov(returns.T)
risk = np.sqrt(p.weights @ cov @ p.weights)
drawdown = 1 - prices / np.maximum.accumulate(prices, axis=0)
print(p.size, v, returns.shape, cov.shape)
print(drawdown.max(axis=0))
inv = np.linalg.inv(cov + np.eye(3) * 1e-6)
w = inv @ np.ones(3)
w /= w.sum()
print(w.shape, len(p.history), risk > 0)
by_name = dict(zip(p.names, p.weights))
for name, weight in by_name.items():
    print(f"{name}: {weight:.2%}")
compound = np.cumprod(1 + np.array([0.01, -0.02, 0.03]))
print(compound)
