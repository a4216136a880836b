import numpy as np


def hillshade(dem, azimuth=315.0, altitude=45.0):
    """Shaded relief of a digital elevation model."""
    dy, dx = np.gradient(dem)
    slope = np.arctan(np.sqrt(dx * dx + dy * dy))  # want: temp
    return slope


rows, cols = 512, 640
yy, xx = np.meshgrid(np.arange(rows, dtype=np.float32), np.arange(cols, dtype=np.float32), indexing="ij")  # want: broadcast
dem = yy * xx
shade = hillshade(dem)
print(shade.shape, round(float(shade.max()), 3))
