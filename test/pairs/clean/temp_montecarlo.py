"""All steps in one array."""
import math

import numpy as np


def price(spot: float, strike: float, vol: float, paths: int) -> float:
    rng = np.random.default_rng(1)
    shocks = rng.standard_normal(paths)
    shocks *= vol
    shocks -= 0.5 * vol * vol
    np.exp(shocks, out=shocks)
    shocks *= spot
    shocks -= strike
    payoff = np.maximum(shocks, 0, out=shocks)
    return float(payoff.mean())


print(round(price(100.0, 105.0, 0.2, 200_000), 0) > 0, math.pi > 3)
