import numpy as np


class Portfolio:
    def __init__(self, prices):
        self.prices = np.asarray(prices)

    def returns(self):
        later = self.prices[1:]
        earlier = self.prices[:-1]
        change = later - earlier
        change /= earlier
        return change

    def mean_return(self):
        return self.returns().mean(axis=0)


quotes = np.full((2500, 40), 100, dtype=np.float32)
quotes[::2] += 1
book = Portfolio(quotes)
print(book.mean_return()[:4])
