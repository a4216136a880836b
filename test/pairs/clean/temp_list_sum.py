"""Monte Carlo: the results of many draws are averaged."""
import numpy as np


def payoff(rng: np.random.Generator, paths: int) -> np.ndarray:
    ends = np.exp(rng.normal(0, 0.2, paths))
    ends -= 1
    return np.maximum(ends, 0, out=ends)


def price(rounds: int, paths: int) -> np.ndarray:
    """The mean payoff of each path over the rounds."""
    rng = np.random.default_rng(15)
    total = np.zeros(paths)
    for _ in range(rounds):
        total += payoff(rng, paths)
    total /= rounds
    return total


print(price(40, 10_000).mean())
