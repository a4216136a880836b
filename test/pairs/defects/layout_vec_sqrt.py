import math

import numpy as np

radii = np.arange(50_000, dtype=np.float32)
area = np.vectorize(lambda r: math.pi * r * r)(radii)  # want: layout
print(float(area[-1]))
