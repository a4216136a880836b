"""A slice."""
import numpy as np


def select_bands(cube: np.ndarray, first: int, last: int) -> np.ndarray:
    """The bands first..last of a hyperspectral cube."""
    return cube[first:last]


cube = np.ones((50, 120, 160), dtype=np.float32)
visible = select_bands(cube, 10, 30)
print(visible.shape, float(visible.mean()))
