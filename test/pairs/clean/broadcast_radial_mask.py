"""ogrid."""
import numpy as np


def disk(height: int, width: int, radius: float) -> np.ndarray:
    """True inside a disk around the centre."""
    yy, xx = np.ogrid[:height, :width]
    return (yy - height // 2) ** 2 + (xx - width // 2) ** 2 < radius * radius


mask = disk(400, 500, 90.0)
print(int(np.count_nonzero(mask)))
