import numpy as np

table = np.random.default_rng(0).random((2000, 30))
maxima = table.max(axis=0)
print(maxima[0])
