import numpy as np

CLASSES = 10


def confusion(truth, guess):
    table = np.zeros((CLASSES, CLASSES), dtype=np.int32)
    for i in range(len(truth)):
        table[truth[i], guess[i]] += 1  # want: layout
    return table


rng = np.random.default_rng(2)
truth = rng.integers(0, CLASSES, 20_000, dtype=np.uint8)
guess = rng.integers(0, CLASSES, 20_000, dtype=np.uint8)
print(int(np.trace(confusion(truth, guess))) > 0)
