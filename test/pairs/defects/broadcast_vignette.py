"""A picture is darkened towards its corners."""
import numpy as np


def radius(height: int, width: int) -> np.ndarray:
    """The distance of each pixel from the centre, 1 in the corners."""
    y, x = np.mgrid[0:height, 0:width]  # want: broadcast
    dy = (y - height / 2) / (height / 2)
    dx = (x - width / 2) / (width / 2)
    return np.sqrt((dx**2 + dy**2) / 2)


def vignette(picture: np.ndarray, strength: float) -> np.ndarray:
    shade = radius(*picture.shape[:2])
    shade *= -strength
    shade += 1
    return picture * shade[..., None]


picture = np.random.default_rng(12).random((240, 320, 3))
print(vignette(picture, 0.6).mean())
