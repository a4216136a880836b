import numpy as np

K = 6


def kmers(codes, k):
    weights = (4 ** np.arange(k)).astype(np.int16)
    count = codes.size - k + 1
    total = np.zeros(count, dtype=np.int16)
    for j in range(k):
        total += codes[j : j + count] * weights[j]
    return total


rng = np.random.default_rng(2)
codes = rng.integers(0, 4, size=50_000, dtype=np.int16)
ids = kmers(codes, K)
first = ids[np.arange(0, 10_000)]
first += 1
print(int(first.max()), int(ids.max()))
