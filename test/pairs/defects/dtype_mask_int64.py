import numpy as np

h, w = 600, 800
mask = np.zeros((h, w), dtype=int)  # want: dtype
mask[100:200, 300:500] = 1
mask[250:260] = 1
print(np.count_nonzero(mask))
