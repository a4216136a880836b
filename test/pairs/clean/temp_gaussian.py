import numpy as np


def gaussian(x, mu, sigma):
    z = x - mu
    z /= sigma
    z *= z
    z *= np.float32(-0.5)
    return np.exp(z, out=z)


x = np.linspace(-5, 5, 500_000, dtype=np.float32)
y = gaussian(x, np.float32(1), np.float32(2))
print(float(y.max()))
