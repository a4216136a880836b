import numpy as np


def haversine(lat, lon, lat0, lon0):
    part = np.sin((lat - lat0) / 2) ** 2 + np.cos(lat) * np.sin((lon - lon0) / 2) ** 2  # want: temp
    np.sqrt(part, out=part)
    return part


lat = np.linspace(-1, 1, 200_000, dtype=np.float32)
lon = np.linspace(0, 2, 200_000, dtype=np.float32)
print(float(haversine(lat, lon, 0.25, 0.5).max()))
