"""Distance of each pixel to the centre of a lens."""
import numpy as np


class Lens:
    def __init__(self, height, width):
        self.height = height
        self.width = width

    def falloff(self):
        yy, xx = np.ogrid[0 : self.height, 0 : self.width]
        dy = yy - self.height / 2
        dx = xx - self.width / 2
        return np.hypot(dy, dx)


lens = Lens(700, 900)
falloff = lens.falloff()
print(falloff.shape, float(falloff.min()))
