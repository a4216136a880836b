"""Dense grids, only used element by element."""
import numpy as np

lon = np.linspace(0, 10, 300, dtype=np.float32)
lat = np.linspace(40, 50, 300, dtype=np.float32)
LON, LAT = np.meshgrid(lon, lat)  # want: broadcast
distance = np.hypot(LON - 5, LAT - 45)
print(float(distance.min()))
