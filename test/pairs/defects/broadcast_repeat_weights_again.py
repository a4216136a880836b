import numpy as np

grades = np.ones((8000, 40), dtype=np.float32)
weights = np.linspace(0, 1, 40, dtype=np.float32)
weighted = grades * np.repeat(weights[np.newaxis], len(grades), axis=0)  # want: broadcast
print(round(float(weighted.sum()), 1))
