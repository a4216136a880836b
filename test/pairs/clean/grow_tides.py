"""Harmonic analysis of water levels."""
from __future__ import annotations

import numpy as np

PERIODS = (12.42, 12.0, 25.82, 23.93)


def hours(count: int) -> np.ndarray:
    return np.arange(count, dtype=np.float64)


def design(t: np.ndarray) -> np.ndarray:
    columns = [np.ones_like(t)]
    for period in PERIODS:
        angle = 2 * np.pi / period * t
        columns.append(np.cos(angle))
        columns.append(np.sin(angle))
    return np.stack(columns, axis=1)


def fit(levels: np.ndarray) -> np.ndarray:
    matrix = design(hours(levels.size))
    return np.linalg.lstsq(matrix, levels, rcond=None)[0]


rng = np.random.default_rng(1)
levels = rng.standard_normal(8760)
print(fit(levels).shape)
