"""An array of floats."""
import numpy as np


class Cache:
    """Scores of the pages, by page number."""

    def __init__(self, pages):
        self.scores = np.empty(pages, dtype="f4")
        for page in range(pages):
            self.scores[page] = 1.0 / (page + 1)

    def best(self):
        return max(self.scores[:10])


print(float(Cache(30_000).best()))
