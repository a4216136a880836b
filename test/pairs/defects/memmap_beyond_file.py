import numpy as np

np.zeros(1000, dtype=np.float32).tofile("short.dat")
data = np.memmap("short.dat", dtype=np.float32, mode="r", shape=(2000,))  # want: memmap
print(data.shape)
