import numpy as np

image = np.zeros((300, 400), dtype=np.uint8)
image[::2] = 9
negative = np.zeros((300, 400), dtype=np.uint8)
for y in range(image.shape[0]):
    for x in range(image.shape[1]):
        negative[y, x] = 255 - image[y, x]  # want: layout
print(int(negative.max()))
