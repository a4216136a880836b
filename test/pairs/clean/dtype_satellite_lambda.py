import numpy as np

band = np.full((600, 600), 1200, dtype=np.uint16)
reflect = lambda tile: np.multiply(tile, np.float32(0.0001), dtype=np.float32)
surface = reflect(band)
print(float(surface.max()))
