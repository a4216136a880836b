import numpy as np

sizes = (64, 64, 64)
tiles = [np.zeros((n, n), dtype=np.uint8) for n in sizes]
sheet = np.stack(tiles)
print(sheet.shape)
