import numpy as np

temp = np.ones((365, 90, 180), dtype=np.float32)
zonal = np.empty(180, dtype=np.float32)
np.mean(temp, axis=(0, 1), out=zonal)
print(zonal[:3])
