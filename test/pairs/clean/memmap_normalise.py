import numpy as np

np.save("cube.npy", np.ones((60, 200, 200), dtype=np.float32))
cube = np.load("cube.npy", mmap_mode="r")
brightest = max(float(plane.max()) for plane in cube) * 0.1
print(cube.shape, round(brightest, 3))
extra = cube[:, :10].copy()
extra += 1
print(float(extra.sum()))
