"""Points get the number of the nearest of five centres."""
import numpy as np


class Clusters:
    """A few rounds of k-means."""

    def __init__(self, count: int, seed: int = 0) -> None:
        self.count = count
        self.rng = np.random.default_rng(seed)
        self.centres = np.empty((0, 2))

    def fit(self, points: np.ndarray, rounds: int = 3) -> np.ndarray:
        self.centres = points[self.rng.choice(len(points), self.count, replace=False)]
        labels = np.zeros(len(points), dtype=np.int64)  # want: dtype
        for _ in range(rounds):
            nearest = np.full(len(points), np.inf)
            for k in range(self.count):
                apart = ((points - self.centres[k]) ** 2).sum(axis=1)
                closer = apart < nearest
                labels[closer] = k
                nearest[closer] = apart[closer]
        return labels


points = np.random.default_rng(7).normal(size=(30_000, 2))
labels = Clusters(5).fit(points)
print([int((labels == k).sum()) for k in range(5)])
