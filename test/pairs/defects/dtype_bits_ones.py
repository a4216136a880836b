import numpy as np

alive = np.ones((900, 700))  # want: dtype
alive[::3] = 0
print(np.count_nonzero(alive))
