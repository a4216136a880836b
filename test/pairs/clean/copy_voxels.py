"""The planes are views."""
import numpy as np


class Volume:
    """A scan whose slices are walked along any axis."""

    def __init__(self, data: np.ndarray):
        self.data = data

    def profile(self, axis: int) -> list[float]:
        out = []
        for k in range(self.data.shape[axis]):
            plane = self.data[k]
            out.append(float(plane.max()))
        return out


scan = Volume(np.ones((120, 100, 80), dtype=np.float32))
print(len(scan.profile(0)))
