import numpy as np
from math import log, sqrt, exp, erf

def norm_cdf(x):
    return 0.5 * (1 + erf(x / sqrt(2)))

def black_scholes(s, k, t, r, sigma):
    d1 = (log(s / k) + (r + sigma ** 2 / 2) * t) / (sigma * sqrt(t))
    d2 = d1 - sigma * sqrt(t)
    return s * norm_cdf(d1) - k * exp(-r * t) * norm_cdf(d2)

def binomial_tree(s, k, t, r, sigma, n=50):
    dt = t / n
    u = np.exp(sigma * np.sqrt(dt))
    d = 1 / u
    p = (np.exp(r * dt) - d) / (u - d)
    prices = s * u ** np.arange(n, -1, -1.0) * d ** np.arange(0, n + 1.0)
    values = np.maximum(prices - k, 0)
    for step in range(n, 0, -1):
        values = np.exp(-r * dt) * (p * values[:-1] + (1 - p) * values[1:])
    return values[0]

def monte_carlo(s, k, t, r, sigma, n):
    rng = np.random.default_rng(42)
    z = rng.standard_normal(n)
    terminal = s * np.exp((r - 0.5 * sigma ** 2) * t + sigma * np.sqrt(t) * z)
    payoff = np.maximum(terminal - k, 0.0)
    return np.exp(-r * t) * payoff.mean(), payoff.std() / np.sqrt(n)

exact = black_scholes(100, 105, 1.0, 0.03, 0.2)
tree = binomial_tree(100, 105, 1.0, 0.03, 0.2)
mc, se = monte_carlo(100, 105, 1.0, 0.03, 0.2, 10_000)
print(round(exact, 3), abs(tree - exact) < 0.1, abs(mc - exact) < 4 * se)
strikes = np.linspace(80, 120, 9)
surface = np.array([[black_scholes(100, k, t, 0.03, 0.2) for k in strikes] for t in (0.25, 0.5, 1.0)])
print(surface.shape, surface.dtype)
greeks = np.gradient(surface, strikes, axis=1)
print(greeks.shape)
