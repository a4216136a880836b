"""How many trades were above the price."""
import numpy as np


class Book:
    def __init__(self, prices, sizes):
        self.prices = prices
        self.sizes = sizes

    def above(self, price):
        return len(self.prices[self.prices > price])  # want: temp

    def volume(self):
        return int(self.sizes.sum())


prices = np.linspace(90, 110, 400_000, dtype=np.float32)
sizes = np.full(400_000, 3, dtype=np.uint8)
book = Book(prices, sizes)
print(book.above(100) > 0, book.volume())
