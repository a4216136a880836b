import numpy as np

photo = np.zeros((900, 1200, 3), dtype=np.uint8)
rows = np.arange(100, 800)
crop = photo[rows]  # want: copy
gray = crop.mean(axis=2)  # want: dtype
print(gray.shape, float(gray.max()))
