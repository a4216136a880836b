import numpy as np

u, v = np.mgrid[0:600, 0:500]  # want: broadcast
plane = u * 2 + v * 3
print(int(plane.sum()))
