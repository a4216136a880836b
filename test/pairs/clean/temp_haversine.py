import numpy as np


def haversine(lat, lon, lat0, lon0):
    part = lat - lat0
    part *= np.float32(0.5)
    np.sin(part, out=part)
    np.square(part, out=part)
    other = lon - lon0
    other *= np.float32(0.5)
    np.sin(other, out=other)
    np.square(other, out=other)
    other *= np.cos(lat)
    part += other
    np.sqrt(part, out=part)
    return part


lat = np.linspace(-1, 1, 200_000, dtype=np.float32)
lon = np.linspace(0, 2, 200_000, dtype=np.float32)
print(float(haversine(lat, lon, 0.25, 0.5).max()))
