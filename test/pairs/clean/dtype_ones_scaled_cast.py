import numpy as np

white = np.full((800, 600, 3), 255, dtype=np.uint8)
print(white.sum())
