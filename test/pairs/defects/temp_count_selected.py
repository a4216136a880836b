"""Counts how many measurements of each group are too high."""
import numpy as np


def groups(count: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(17)
    return {name: rng.normal(loc, 1, count) for loc, name in enumerate(("a", "b", "c"))}


def too_high(values: np.ndarray, limit: float) -> int:
    return len(values[values > limit])  # want: temp


def table(limit: float) -> list[str]:
    return [f"{name}: {too_high(values, limit)}" for name, values in groups(50_000).items()]


print("\n".join(table(1.0)))
