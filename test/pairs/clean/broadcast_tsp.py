import numpy as np
from numpy.linalg import norm

cities = np.zeros((700, 2), dtype=np.float32)
cities[:, 0] = np.arange(700)
sq = np.einsum("ij,ij->i", cities, cities)
D = cities @ cities.T
D *= -2
D += sq
D += sq[:, None]
np.maximum(D, 0, out=D)
np.sqrt(D, out=D)
tour = [0]
left = np.ones(700, dtype=bool)
left[0] = False
while left.any():
    d = np.where(left, D[tour[-1]], np.inf)
    nxt = int(d.argmin())
    left[nxt] = False
    tour.append(nxt)
print(len(tour))
