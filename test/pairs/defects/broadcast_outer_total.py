"""Expected pay-off over all pairs of two strategies."""
import numpy as np


def mixed_strategy(n, seed):
    rng = np.random.default_rng(seed)
    weights = rng.random(n)
    weights /= weights.sum()
    return weights


row = mixed_strategy(1800, 1)
column = mixed_strategy(1500, 2)
gain = np.linspace(0.5, 1.5, 1800)
total = np.outer(row * gain, column).sum()  # want: broadcast
fair = float(np.dot(row, gain))
print(round(float(total), 6), round(fair, 6))
