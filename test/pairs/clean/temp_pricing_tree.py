"""Binomial tree and Monte Carlo prices of options, with a Greeks table."""
import argparse
import math

import numpy as np


def parser():
    p = argparse.ArgumentParser()
    p.add_argument("--paths", type=int, default=20_000)
    p.add_argument("--steps", type=int, default=50)
    p.add_argument("--strike", type=float, default=100.0)
    return p


def tree_price(spot, strike, rate, vol, years, steps):
    dt = years / steps
    up = math.exp(vol * math.sqrt(dt))
    prob = (math.exp(rate * dt) - 1 / up) / (up - 1 / up)
    k = np.arange(steps + 1)
    values = np.maximum(spot * up ** (2.0 * k - steps) - strike, 0)
    for _ in range(steps):
        values = math.exp(-rate * dt) * (prob * values[1:] + (1 - prob) * values[:-1])
    return float(values[0])


def paths(args, spot, rate, vol, years, rng):
    dt = years / args.steps
    drift = (rate - 0.5 * vol**2) * dt
    shocks = rng.standard_normal((args.paths, args.steps)) * vol * math.sqrt(dt)
    shocks += drift
    np.cumsum(shocks, axis=1, out=shocks)
    np.exp(shocks, out=shocks)
    shocks *= spot
    return shocks


def asian(s, strike, rate, years):
    average = s.mean(axis=1)
    average -= strike
    payoff = np.maximum(average, 0, out=average)
    return math.exp(-rate * years) * payoff.mean()


def barrier(s, strike, level, rate, years):
    alive = s.max(axis=1) < level
    payoff = s[:, -1] - strike
    np.maximum(payoff, 0, out=payoff)
    payoff *= alive
    return math.exp(-rate * years) * payoff.mean()


def value_at_risk(s, q=0.05):
    pnl = s[:, -1] - s[:, 0]
    pnl.sort()
    return pnl[int(q * len(pnl))]


def realised(s):
    logs = np.log(s)
    steps = np.diff(logs, axis=1)
    return steps.std(axis=1).mean() * math.sqrt(252)


def main(argv=()):
    args = parser().parse_args(argv)
    rng = np.random.default_rng(20)
    s = paths(args, 100.0, 0.02, 0.25, 1.0, rng)
    print(round(tree_price(100.0, args.strike, 0.02, 0.25, 1.0, args.steps), 3))
    print(round(asian(s, args.strike, 0.02, 1.0), 3), round(barrier(s, args.strike, 130.0, 0.02, 1.0), 3))
    print(round(value_at_risk(s), 2), round(realised(s), 3))
    grid = [tree_price(x, args.strike, 0.02, 0.25, 1.0, 25) for x in np.linspace(80, 120, 9)]
    delta = np.gradient(np.array(grid), 5.0)
    print(delta.round(2))


if __name__ == "__main__":
    main()
