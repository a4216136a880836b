import numpy as np

white = (np.ones((800, 600, 3)) * 255).astype(np.uint8)  # want: dtype
print(white.sum())
