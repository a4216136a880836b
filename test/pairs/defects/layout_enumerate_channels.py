import numpy as np

image = np.zeros((600, 500, 4), dtype=np.uint8)
for c, level in enumerate((10, 20, 30, 255)):
    image[:, :, c] = level  # want: layout
print(int(image.sum()))
