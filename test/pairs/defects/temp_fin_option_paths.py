import numpy as np


def payoff(paths, strike):
    final = paths[:, -1]
    return np.where(final > strike, final - strike, 0).mean()  # want: temp


def main():
    rng = np.random.default_rng(21)
    paths = rng.random((100_000, 8), dtype=np.float32)
    paths *= np.float32(100)
    print(round(float(payoff(paths, 50.0)), 2))


main()
