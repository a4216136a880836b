import numpy as np

catalogue = np.ones((60_000, 10), dtype=np.float32)
ra, dec = catalogue[:, 2:3], catalogue[:, 3:4]
print(float(ra.mean() - dec.mean()))
