import numpy as np

np.memmap("dem.dat", dtype=np.float32, mode="w+", shape=(1000, 500)).flush()
dem = np.memmap("dem.dat", dtype=np.float32, mode="r", shape=(1000, 500))
feet = dem * 3.25  # want: memmap
print(float(feet.max()))
