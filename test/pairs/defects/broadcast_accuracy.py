"""Predictions (n,) compared with labels (n, 1): a table of all pairs."""
import numpy as np


class Evaluator:
    """Counts how many predictions hit."""

    def __init__(self, labels: np.ndarray) -> None:
        self.labels = labels

    def accuracy(self, scores: np.ndarray) -> float:
        best = scores.argmax(axis=1)
        hits = np.equal(best, self.labels)  # want: broadcast
        return float(np.count_nonzero(hits)) / len(best)


rng = np.random.default_rng(0)
scores = rng.random((3000, 10), dtype=np.float32)
truth = rng.integers(0, 10, size=(3000, 1), dtype=np.uint8)
evaluator = Evaluator(truth)
print(evaluator.accuracy(scores))
