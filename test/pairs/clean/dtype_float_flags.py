import numpy as np

hit = np.zeros(300_000, dtype=bool)
hit[1000:2000] = True
print(int(np.count_nonzero(hit)))
