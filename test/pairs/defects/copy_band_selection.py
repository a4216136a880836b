"""A list made of a range picks neighbouring bands in a helper."""
import numpy as np


def select_bands(cube: np.ndarray, first: int, last: int) -> np.ndarray:
    """The bands first..last of a hyperspectral cube."""
    wanted = list(range(first, last))
    return cube[wanted]  # want: copy


cube = np.ones((50, 120, 160), dtype=np.float32)
visible = select_bands(cube, 10, 30)
print(visible.shape, float(visible.mean()))
