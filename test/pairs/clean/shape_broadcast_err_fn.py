import numpy as np


def normalise(rows, totals):
    return rows / totals[:, None]


counts = np.ones((200, 30), dtype=np.float32)
print(normalise(counts, counts.sum(axis=1)).shape)
