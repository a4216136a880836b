import numpy as np

sizes = (64, 64, 32)
tiles = [np.zeros((n, n), dtype=np.uint8) for n in sizes]
sheet = np.stack(tiles)  # want: shape-error
print(sheet.shape)
