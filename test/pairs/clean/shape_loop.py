import numpy as np

image = np.ones((100, 90), dtype=np.float32)
tiles = []
for top in range(0, 90, 30):
    tiles.append(image[top : top + 30].reshape(30, 90))
print(len(tiles))
