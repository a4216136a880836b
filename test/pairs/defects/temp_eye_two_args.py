import numpy as np


def one_hot(y, k):
    return np.eye(k, k)[y]  # want: temp


rng = np.random.default_rng(23)
encoded = one_hot(rng.integers(0, 8, size=30_000), 8)
print(encoded.shape)
