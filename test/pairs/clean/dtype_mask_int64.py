import numpy as np

h, w = 600, 800
mask = np.zeros((h, w), dtype=bool)
mask[100:200, 300:500] = True
mask[250:260] = True
print(np.count_nonzero(mask))
