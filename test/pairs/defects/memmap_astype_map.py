import numpy as np

np.ones((500, 500), dtype=np.uint8).tofile("tile.bin")
tile = np.memmap("tile.bin", dtype=np.uint8, mode="r", shape=(500, 500))
levels = tile.astype(np.float32)  # want: memmap
print(float(levels[:10].max()))
