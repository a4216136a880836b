import numpy as np

np.save("dem.npy", np.zeros((1500, 1500), dtype=np.int16))
dem = np.load("dem.npy", mmap_mode="r")
tile = dem[256:512, 256:512]
print(int(tile.max()))
