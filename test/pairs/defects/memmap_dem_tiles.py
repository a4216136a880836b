import numpy as np

np.save("dem.npy", np.zeros((1500, 1500), dtype=np.int16))
with open("dem.npy", "rb") as f:
    dem = np.load(f)  # want: memmap
tile = dem[256:512, 256:512]
print(int(tile.max()))
