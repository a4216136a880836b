import numpy as np

def bootstrap(data, stat, n=200, seed=0):
    rng = np.random.default_rng(seed)
    results = np.empty(n)
    for i in range(n):
        sample = data[rng.integers(0, len(data), len(data))]
        results[i] = stat(sample)
    return results

data = np.array([2.3, 1.9, 3.4, 2.8, 4.1, 3.3, 2.2, 2.7])
means = bootstrap(data, np.mean)
medians = bootstrap(data, lambda x: np.median(x), n=100)
lo, hi = np.percentile(means, [2.5, 97.5])
print(lo, hi)
print(medians.min(), medians.max())
z = (data - data.mean()) / data.std(ddof=1)
print(z.round(2))
ranks = data.argsort().argsort()
print(ranks)
q = np.quantile(data, np.linspace(0, 1, 5))
print(q)
trimmed = np.sort(data)[1:-1]
print(trimmed.mean(), np.var(trimmed))
corr = np.corrcoef(data, data ** 2)
print(corr.shape, corr[0, 1] > 0.9)
counts, edges = np.histogram(means, bins="auto")
print(counts.sum())
