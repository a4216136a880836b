import math

import numpy as np

curve = np.fromiter((math.sin(i * 0.001) for i in range(60_000)), dtype=np.float32, count=60_000)
print(float(curve.max()))
