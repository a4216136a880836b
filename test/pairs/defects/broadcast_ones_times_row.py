import numpy as np


class Climatology:
    def __init__(self, normal):
        self.normal = normal

    def anomaly(self, years):
        expected = np.ones_like(years) * self.normal  # want: broadcast
        return np.subtract(years, expected, out=expected)


years = np.full((1500, 365), 12.5, dtype=np.float32)
normal = np.full(365, 12.0, dtype=np.float32)
print(float(Climatology(normal).anomaly(years).mean()))
