"""np.true_divide makes float64 of a picture in a helper."""
import numpy as np


def load_picture(height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, size=(height, width, 3), dtype=np.uint8)


def normalise(picture: np.ndarray) -> np.ndarray:
    """Bring the picture to 0..1."""
    return np.true_divide(picture, 255.0)  # want: dtype


def contrast(picture: np.ndarray) -> float:
    scaled = normalise(picture)
    return float(scaled.max() - scaled.min())


def main():
    print(contrast(load_picture(480, 640)))


main()
