import numpy as np

np.memmap("dem.dat", dtype=np.float32, mode="w+", shape=(1000, 500)).flush()
dem = np.memmap("dem.dat", dtype=np.float32, mode="r", shape=(1000, 500))
top = 0.0
for start in range(0, 1000, 100):
    top = max(top, float(dem[start:start + 100].max()) * 3.25)
print(top)
