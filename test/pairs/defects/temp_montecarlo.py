"""A formula that makes an array for each of its steps."""
import math

import numpy as np


def price(spot: float, strike: float, vol: float, paths: int) -> float:
    rng = np.random.default_rng(1)
    shocks = rng.standard_normal(paths)
    final = spot * np.exp(-0.5 * vol * vol + vol * shocks)  # want: temp
    payoff = np.maximum(final - strike, 0)  # want: temp
    return float(payoff.mean())


print(round(price(100.0, 105.0, 0.2, 200_000), 0) > 0, math.pi > 3)
