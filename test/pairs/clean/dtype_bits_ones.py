import numpy as np

alive = np.ones((900, 700), dtype=bool)
alive[::3] = False
print(np.count_nonzero(alive))
