"""flatten() in a method, only counted."""
import numpy as np


class Histogrammer:
    def __init__(self, bins: int = 256) -> None:
        self.bins = bins

    def counts(self, picture: np.ndarray) -> np.ndarray:
        values = picture.flatten()  # want: copy
        return np.bincount(values, minlength=self.bins)


picture = np.full((700, 900), 17, dtype=np.uint8)
print(int(Histogrammer().counts(picture)[17]))
