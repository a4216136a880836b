import numpy as np

temp = np.ones((365, 90, 180), dtype=np.float32)
zonal = np.empty(180, dtype=np.float32)
for lon in range(180):
    zonal[lon] = np.mean(temp[:, :, lon])  # want: layout
print(zonal[:3])
