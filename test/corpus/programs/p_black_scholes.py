import math
import numpy as np


def norm_cdf(x):
    return 0.5 * (1.0 + np.vectorize(math.erf)(x / np.sqrt(2.0)))


def bs_price(S, K, T, r, sigma, kind="call"):
    d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))
    d2 = d1 - sigma * np.sqrt(T)
    if kind == "call":
        return S * norm_cdf(d1) - K * np.exp(-r * T) * norm_cdf(d2)
    elif kind == "put":
        return K * np.exp(-r * T) * norm_cdf(-d2) - S * norm_cdf(-d1)
    raise ValueError(f"unknown option kind {kind!r}")


def simulate_paths(S0, r, sigma, T, steps, n, rng, antithetic=True):
    dt = T / steps
    half = n // 2 if antithetic else n
    z = rng.standard_normal((half, steps))
    if antithetic:
        z = np.concatenate([z, -z])
    incr = (r - 0.5 * sigma**2) * dt + sigma * np.sqrt(dt) * z
    logs = np.zeros((len(z), steps + 1))
    np.cumsum(incr, axis=1, out=logs[:, 1:])
    return S0 * np.exp(logs)


def implied_vol(price, S, K, T, r, tol=1e-8):
    lo, hi = 1e-4, 3.0
    for _ in range(100):
        mid = (lo + hi) / 2
        if bs_price(S, K, T, r, mid) > price:
            hi = mid
        else:
            lo = mid
        if hi - lo < tol:
            break
    return mid


strikes = np.arange(80, 121, 5.0)
maturities = np.array([0.25, 0.5, 1.0])
surface = bs_price(100.0, strikes[None, :], maturities[:, None], 0.02, 0.2)
puts = bs_price(100.0, strikes, 1.0, 0.02, 0.2, kind="put")
parity = surface[-1] - puts - (100 - strikes * np.exp(-0.02))
rng = np.random.default_rng(2024)
paths = simulate_paths(100.0, 0.02, 0.2, 1.0, 50, 2000, rng)
final = paths[:, -1]
payoff = np.maximum(final[:, None] - strikes, 0)
mc = np.exp(-0.02) * payoff.mean(axis=0)
se = payoff.std(axis=0, ddof=1) / np.sqrt(len(final))
asian = np.maximum(paths[:, 1:].mean(axis=1) - 100, 0)
barrier = (paths.max(axis=1) < 130) * np.maximum(final - 100, 0)
dd = 1 - paths / np.maximum.accumulate(paths, axis=1)
worst = dd.max(axis=1)
var95 = np.percentile(final - 100, 5)
cvar = (final - 100)[final - 100 <= var95].mean()
vol = implied_vol(surface[2, 4], 100.0, 100.0, 1.0, 0.02)
returns = np.diff(np.log(paths[0]))
ewma = np.empty_like(returns)
ewma[0] = returns[0] ** 2
for i in range(1, len(returns)):
    ewma[i] = 0.94 * ewma[i - 1] + 0.06 * returns[i] ** 2
try:
    bs_price(1, 1, 1, 0, 0.1, kind="digital")
except ValueError as exc:
    message = str(exc)
print(np.abs(parity).max() < 1e-9, (np.abs(mc - surface[2]) < 5 * se).all(), round(float(np.ravel(vol)[0]), 3), message)
print(asian.mean() > 0, barrier.shape, worst.max() < 1, cvar < var95, ewma.shape)
