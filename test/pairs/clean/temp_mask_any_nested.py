import numpy as np

rng = np.random.default_rng(7)
image = rng.integers(0, 4000, size=(500, 600), dtype=np.uint16)
lit = image > 100
stats = {
    "sum": int(np.sum(image, where=lit)),
    "count": int(np.count_nonzero(lit)),
}
print(stats)
