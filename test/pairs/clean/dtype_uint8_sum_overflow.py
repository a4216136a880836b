import numpy as np

red = np.full((400, 500), 200, dtype=np.uint8)
green = np.full((400, 500), 100, dtype=np.uint8)
grey = np.add(red, green, dtype=np.uint16)
grey //= 2
print(int(grey.max()))
