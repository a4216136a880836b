import math

import numpy as np

curve = np.array([math.sin(i * 0.001) for i in range(60_000)], dtype=np.float32)  # want: temp
print(float(curve.max()))
