import numpy as np

red = np.full((400, 500), 200, dtype=np.uint8)
green = np.full((400, 500), 100, dtype=np.uint8)
grey = (red + green) // 2  # want: dtype
print(int(grey.max()))
