import numpy as np

alive = np.ones((500, 500), int)  # want: dtype
alive[::2, ::2] = 0
print(int(alive.sum()))
