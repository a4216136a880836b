"""A part that a helper cuts out is copied to be averaged."""
import numpy as np


def crop(image: np.ndarray, margin: int) -> np.ndarray:
    return image[margin:-margin, margin:-margin]


def brightness(image: np.ndarray) -> float:
    inner = np.array(crop(image, 20))  # want: copy
    return float(inner.mean())


def darken(image: np.ndarray) -> np.ndarray:
    inner = np.array(crop(image, 20))
    inner >>= 1
    return inner


image = np.full((500, 600), 90, dtype=np.uint8)
print(brightness(image), int(darken(image).max()), int(image.max()))
