import numpy as np

NAMES = ["ann", "bob", "cy"] * 20_000
scores = np.array([i % 101 for i in range(len(NAMES))])  # want: dtype
passed = scores[scores >= 50]  # want: temp
print(len(passed), len(NAMES))
