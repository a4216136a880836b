import numpy as np

rng = np.random.default_rng(50)
image = rng.random((150, 200), dtype=np.float32)
mask = np.zeros((150, 200), dtype=bool)
for i in range(image.shape[0]):
    for j in range(image.shape[1]):
        mask[i, j] = image[i, j] > 0.5  # want: layout
print(int(mask.sum()))
