import numpy as np

NAMES = ["ann", "bob", "cy"] * 20_000
scores = np.fromiter((i % 101 for i in range(len(NAMES))), dtype=np.uint8, count=len(NAMES))
print(np.count_nonzero(scores >= 50), len(NAMES))
