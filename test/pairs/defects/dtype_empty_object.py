"""An array of objects is filled with floats."""
import numpy as np


class Cache:
    """Scores of the pages, by page number."""

    def __init__(self, pages):
        self.scores = np.empty(pages, dtype="O")  # want: dtype
        for page in range(pages):
            self.scores[page] = 1.0 / (page + 1)

    def best(self):
        return max(self.scores[:10])


print(float(Cache(30_000).best()))
