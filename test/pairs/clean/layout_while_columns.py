import numpy as np

surface = np.ones((2000, 250), dtype=np.float32)
j = 0
total = 0.0
while j < surface.shape[0]:
    total += float(surface[j].sum())
    j += 1
print(total)
