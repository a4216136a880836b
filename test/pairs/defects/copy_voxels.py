"""np.take() copies each plane of a scan."""
import numpy as np


class Volume:
    """A scan whose slices are walked along any axis."""

    def __init__(self, data: np.ndarray):
        self.data = data

    def profile(self, axis: int) -> list[float]:
        out = []
        for k in range(self.data.shape[axis]):
            plane = np.take(self.data, k, axis=axis)  # want: copy
            out.append(float(plane.max()))
        return out


scan = Volume(np.ones((120, 100, 80), dtype=np.float32))
print(len(scan.profile(2)))
