"""Forecasts daily sales of a bakery with exponential smoothing and a calendar matrix."""
import numpy as np

WEEK = 7


def history(days, shops, seed=1):
    rng = np.random.default_rng(seed)
    level = rng.uniform(50, 300, shops)
    weekly = 1 + 0.3 * np.sin(2 * np.pi * np.arange(days) / WEEK)
    sales = np.outer(weekly, level)
    return rng.poisson(sales).astype(np.float64)


def smooth(sales, alpha):
    out = np.empty_like(sales)
    state = sales[0].copy()
    for t in range(len(sales)):
        state += alpha * (sales[t] - state)
        out[t] = state
    return out


def seasonal(sales):
    whole = sales[: len(sales) // WEEK * WEEK].reshape(-1, WEEK, sales.shape[1])
    return whole.mean(axis=0) / whole.mean(axis=(0, 1))


def deseason(sales, factors):
    weeks = -(-len(sales) // WEEK)
    repeated = np.tile(factors, (weeks, 1))[: len(sales)]
    return sales / repeated


def weighted_error(actual, forecast, weights):
    gap = actual - forecast
    return (np.abs(gap) * weights[:, None]).sum(axis=0) / weights.sum()  # want: temp


def recency(n, half=90.0):
    age = np.arange(n)[::-1]
    return 0.5 ** (age / half)


def backtest(sales, alphas):
    w = recency(len(sales))
    results = None
    for a in alphas:
        err = weighted_error(sales[1:], smooth(sales, a)[:-1], w[1:])
        results = err[None] if results is None else np.vstack([results, err])  # want: grow
    return results


sales = history(900, 60)
flat = deseason(sales, seasonal(sales))
table = backtest(flat, (0.05, 0.1, 0.2, 0.4))
print(table.shape, np.array([0.05, 0.1, 0.2, 0.4])[table.mean(axis=1).argmin()])
low = flat[flat < 40]
print(len(low))
