# %% load
import numpy as np

rng = np.random.default_rng(12)
prices = rng.random((2000, 50), dtype=np.float32)
prices += 1

# %% returns
returns = np.log(prices[1:] / prices[:-1])  # want: temp

# %% correlation
centred = returns - returns.mean(axis=0)
cov = centred.T @ centred
cov /= len(centred)

# %% volatility per asset
vol = []
for j in range(returns.shape[1]):
    column = returns[:, j]  # want: layout
    vol.append(float(column.std()))
print(len(vol), cov.shape)

# %% drawdown
running = np.zeros_like(prices)
for t in range(len(prices)):
    running[t] = prices[: t + 1].max(axis=0)
print(running.shape)
