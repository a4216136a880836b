"""The grids are raveled to a list of points: they have to be dense."""
import numpy as np

lon = np.linspace(0, 10, 300, dtype=np.float32)
lat = np.linspace(40, 50, 300, dtype=np.float32)
LON, LAT = np.meshgrid(lon, lat)
points = np.stack((LON.ravel(), LAT.ravel()), axis=1)
print(points.shape, float(points[17].sum()))
