import numpy as np


def score(window, at):
    return float(np.asarray(window)[at])  # want: temp


window = list(range(30_000))
print(sum(score(window, at) for at in range(0, 100, 10)))
