"""Dense grids that are moved in place and then combined."""
import numpy as np


def vignette(picture: np.ndarray) -> np.ndarray:
    rows, cols = np.indices(picture.shape, dtype=np.float32)  # want: broadcast
    rows -= picture.shape[0] / 2
    cols -= picture.shape[1] / 2
    distance = np.hypot(rows, cols)
    distance /= distance.max()
    np.subtract(1, distance, out=distance)
    distance *= picture
    return distance


print(float(vignette(np.ones((480, 360), dtype=np.float32)).sum()))
