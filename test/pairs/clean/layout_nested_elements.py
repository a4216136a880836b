import numpy as np

picture = np.zeros((60, 8, 2000), dtype=np.float32)
for k in range(8):
    for i in range(60):
        picture[i, k] = k
print(float(picture.sum()))
