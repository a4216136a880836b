"""A mask of brightness in float32, times a Python float."""
import numpy as np


def brightness(pixels: np.ndarray) -> np.ndarray:
    return pixels.sum(axis=2, dtype=np.float32)


def weighted(pixels: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Brightness plus an offset for each pixel, scaled."""
    return (brightness(pixels) + offsets) * 0.5  # want: temp


pixels = np.full((400, 500, 3), 0.25, dtype=np.float32)
offsets = np.full((400, 500), 0.1, dtype=np.float32)
result = weighted(pixels, offsets)
print(result.dtype, float(result[0, 0]))
