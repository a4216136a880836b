import numpy as np


def gaussian(x, mu, sigma):
    return np.exp(-((x - mu) / sigma) ** 2 / 2)  # want: temp


x = np.linspace(-5, 5, 500_000, dtype=np.float32)
y = gaussian(x, np.float32(1), np.float32(2))
print(float(y.max()))
