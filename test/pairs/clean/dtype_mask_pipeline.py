"""The mask itself is averaged."""
import numpy as np


def cloud_mask(blue: np.ndarray) -> np.ndarray:
    return blue > 200


def cover(blue: np.ndarray) -> float:
    mask = cloud_mask(blue)
    return float(mask.mean())


def fill(blue: np.ndarray) -> np.ndarray:
    mask = cloud_mask(blue)
    out = np.where(mask, 0, blue)
    return out


blue = np.full((400, 500), 180, dtype=np.uint8)
blue[:40] = 250
print(cover(blue), int(fill(blue).max()))
