import numpy as np

alive = np.ones((500, 500), np.uint8)
alive[::2, ::2] = 0
print(int(alive.sum()))
