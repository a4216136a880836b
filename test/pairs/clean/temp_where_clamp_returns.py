"""Daily returns of a portfolio with missing quotes."""
import numpy as np


class Portfolio:
    def __init__(self, days, assets):
        rng = np.random.default_rng(7)
        self.prices = rng.uniform(10, 90, size=(days, assets))

    def returns(self):
        change = np.diff(self.prices, axis=0)
        change /= self.prices[:-1]
        return change

    def clipped(self, limit):
        change = self.returns()
        wild = np.abs(change) > limit
        change[wild] = 0.0
        return change


portfolio = Portfolio(2500, 40)
steady = portfolio.clipped(0.5)
mean = steady.mean(axis=0)
spread = steady.std(axis=0)
ratio = mean / spread
print(ratio.shape, bool(np.isfinite(ratio).all()))
