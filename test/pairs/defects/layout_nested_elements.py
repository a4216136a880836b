import numpy as np

picture = np.zeros((60, 2000, 8), dtype=np.float32)
for k in range(8):
    for i in range(60):
        picture[i, :, k] = k  # want: layout
print(float(picture.sum()))
