import numpy as np

np.save("catalogue.npy", np.ones((3000, 60), dtype=np.float32))
catalogue = np.load("catalogue.npy", mmap_mode="r")
brightness = catalogue[:, 3]
print(float(brightness.mean()))
