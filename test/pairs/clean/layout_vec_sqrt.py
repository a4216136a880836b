import math

import numpy as np

radii = np.arange(50_000, dtype=np.float32)
area = radii * radii
area *= np.float32(math.pi)
print(float(area[-1]))
