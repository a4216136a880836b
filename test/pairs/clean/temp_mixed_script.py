# %% load
import numpy as np

rng = np.random.default_rng(12)
prices = rng.random((2000, 50), dtype=np.float32)
prices += 1

# %% returns
returns = prices[1:] / prices[:-1]
np.log(returns, out=returns)

# %% correlation
centred = returns - returns.mean(axis=0)
cov = centred.T @ centred
cov /= len(centred)

# %% volatility per asset
vol = returns.std(axis=0).tolist()
print(len(vol), cov.shape)

# %% drawdown
running = np.maximum.accumulate(prices, axis=0)
print(running.shape)
