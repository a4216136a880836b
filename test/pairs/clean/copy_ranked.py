"""Ranks of players: the points are sorted, and the unsorted ones are not used any more."""
import numpy as np


def points_of(seed: int, count: int) -> np.ndarray:
    return np.random.default_rng(seed).gamma(2.0, 300.0, size=count)


def percentile_cuts(points: np.ndarray, cuts: tuple[float, ...]) -> dict[float, float]:
    return {cut: float(points[int(cut * (points.size - 1))]) for cut in cuts}


def report(seed: int) -> None:
    points = points_of(seed, 200_000)
    best = points.max()
    points.sort()
    print(seed, best, percentile_cuts(points, (0.1, 0.5, 0.9)))


for seed in range(3):
    report(seed)
