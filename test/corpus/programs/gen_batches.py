import numpy as np
from itertools import islice, count, chain, cycle, accumulate, product
from functools import reduce, partial, lru_cache

def batches(data, size):
    for start in range(0, len(data), size):
        yield data[start:start + size]

def windows(a, n):
    for i in range(len(a) - n + 1):
        yield a[i:i + n]

def running_mean():
    total, n = 0.0, 0
    value = None
    while True:
        value = yield (total / n if n else None)
        total += value
        n += 1

data = np.arange(10)
sizes = [len(b) for b in batches(data, 4)]
print(sizes)
means = np.fromiter((w.mean() for w in windows(data, 3)), dtype=float)
print(means)
rm = running_mean()
next(rm)
for v in (1.0, 2.0, 6.0):
    m = rm.send(v)
print(m)
evens = list(islice((x for x in count() if x % 2 == 0), 5))
print(evens, np.array(evens).sum())
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(np.array([fib(i) for i in range(15)]))
shifted = [partial(np.roll, data)(k) for k in range(3)]
total = reduce(np.add, shifted)
print(total)
grid = np.array(list(product(range(2), range(3))))
print(grid.shape, list(accumulate([1, 2, 3, 4])))
flat = np.array(list(chain.from_iterable([[1, 2], [3], [4, 5, 6]])))
print(flat)
first, *rest = batches(data, 3)
print(first, len(rest), rest[-1])
