import numpy as np

band = np.full((600, 600), 1200, dtype=np.uint16)
reflect = lambda tile: tile * 0.0001  # want: dtype
surface = reflect(band)
print(float(surface.max()))
