import numpy as np

heights = np.linspace(-20, 400, 90_000, dtype=np.float32)
under = heights < 0
heights[under] = 0
print(float(heights.min()))
