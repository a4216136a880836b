import numpy as np

catalogue = np.ones((60_000, 10), dtype=np.float32)
ra, dec = catalogue[:, [2]], catalogue[:, [3]]  # want: copy
print(float(ra.mean() - dec.mean()))
