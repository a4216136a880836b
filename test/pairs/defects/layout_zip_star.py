import numpy as np

table = np.random.default_rng(0).random((2000, 30))
maxima = [max(col) for col in zip(*table)]  # want: layout
print(maxima[0])
