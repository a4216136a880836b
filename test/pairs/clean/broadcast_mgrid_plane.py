import numpy as np

u, v = np.ogrid[0:600, 0:500]
plane = u * 2 + v * 3
print(int(plane.sum()))
