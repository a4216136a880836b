import numpy as np

np.save("cube.npy", np.ones((60, 200, 200), dtype=np.float32))
cube = np.load("cube.npy", mmap_mode="r")
scaled = cube * np.float32(0.1)  # want: memmap
brightest = max(float(plane.max()) for plane in scaled)
print(cube.shape, round(brightest, 3))
extra = cube[:, :10].copy()
print(float(extra.sum()))
