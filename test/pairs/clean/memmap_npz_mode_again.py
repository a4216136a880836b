import numpy as np

np.save("run_u.npy", np.zeros((300, 400), dtype=np.float32))
data = np.load("run_u.npy", mmap_mode="r")
print(float(data[0, 0]))
