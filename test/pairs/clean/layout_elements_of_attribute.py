import numpy as np


class Book:
    def __init__(self, changes):
        self.changes = changes

    def total(self):
        out = 0.0
        out = self.changes.sum()
        return out

    def squares(self):
        return np.vdot(self.changes, self.changes)


book = Book(np.linspace(-1, 1, 30_000))
print(book.total(), book.squares())
