import numpy as np


class Book:
    def __init__(self, changes):
        self.changes = changes

    def total(self):
        out = 0.0
        for change in self.changes:  # want: layout
            out += change
        return out

    def squares(self):
        return sum(change * change for change in self.changes)  # want: layout


book = Book(np.linspace(-1, 1, 30_000))
print(book.total(), book.squares())
