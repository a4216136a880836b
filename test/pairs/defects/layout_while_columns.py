import numpy as np

surface = np.ones((2000, 250), dtype=np.float32)
j = 0
total = 0.0
while j < surface.shape[1]:
    total += float(surface[:, j].sum())  # want: layout
    j += 1
print(total)
