"""Score applicants with a linear model."""

import numpy as np


class LinearScorer:
    """A linear model with a bias and feature scaling."""

    def __init__(self, weights: np.ndarray, bias: float) -> None:
        self.weights = weights.copy()  # want: copy
        self.bias = np.float32(bias)

    def scale(self, features: np.ndarray) -> np.ndarray:
        """Subtract the mean of each column."""
        means = features.mean(axis=0)
        tiled = np.tile(means, (features.shape[0], 1))  # want: broadcast
        return features - tiled

    def score(self, features: np.ndarray) -> np.ndarray:
        """Return one score for each applicant."""
        scaled = self.scale(features)
        result = np.zeros(len(scaled), dtype=np.float32)
        for j in range(scaled.shape[1]):
            result += scaled[:, j] * self.weights[j]  # want: layout
        return result + self.bias


def main() -> None:
    applicants = np.ones((20_000, 32), dtype=np.float32)
    applicants[::2] = 2
    model = LinearScorer(np.full(32, 0.5, dtype=np.float32), 1.0)
    scores = model.score(applicants)
    print("mean score", float(scores.mean()))


if __name__ == "__main__":
    main()
