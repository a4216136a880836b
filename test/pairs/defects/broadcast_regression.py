"""Fit a line by gradient descent and report the loss."""
from __future__ import annotations

import numpy as np


def make_data(rows: int, cols: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    features = rng.standard_normal((rows, cols), dtype=np.float32)
    weights = rng.standard_normal(cols, dtype=np.float32)
    target = features @ weights
    return features, target.reshape(-1, 1)


def loss(features: np.ndarray, target: np.ndarray, weights: np.ndarray) -> float:
    predicted = features @ weights
    residual = predicted - target  # want: broadcast
    np.square(residual, out=residual)
    return float(residual.mean())


def main() -> None:
    features, target = make_data(2_000, 12)
    weights = np.zeros(12, dtype=np.float32)
    print("loss", loss(features, target, weights))


if __name__ == "__main__":
    main()
