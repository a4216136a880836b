"""Score applicants with a linear model."""

import numpy as np


class LinearScorer:
    """A linear model with a bias and feature scaling."""

    def __init__(self, weights: np.ndarray, bias: float) -> None:
        self.weights = weights
        self.bias = np.float32(bias)

    def scale(self, features: np.ndarray) -> np.ndarray:
        """Subtract the mean of each column."""
        means = features.mean(axis=0)
        return features - means

    def score(self, features: np.ndarray) -> np.ndarray:
        """Return one score for each applicant."""
        scaled = self.scale(features)
        result = scaled @ self.weights
        result += self.bias
        return result


def main() -> None:
    applicants = np.ones((20_000, 32), dtype=np.float32)
    applicants[::2] = 2
    model = LinearScorer(np.full(32, 0.5, dtype=np.float32), 1.0)
    scores = model.score(applicants)
    print("mean score", float(scores.mean()))


if __name__ == "__main__":
    main()
