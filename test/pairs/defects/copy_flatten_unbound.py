import numpy as np

mask = np.zeros((700, 700), dtype=bool)
mask[10:20] = True
flags = np.ndarray.flatten(mask)  # want: copy
print(int(np.count_nonzero(flags)))
