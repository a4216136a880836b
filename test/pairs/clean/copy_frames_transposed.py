"""The pixels of a film are turned into one long row for a histogram."""
import numpy as np


class Film:
    def __init__(self, frames: np.ndarray) -> None:
        self.frames = frames

    def __len__(self) -> int:
        return self.frames.shape[0]

    def histogram(self, bins: int = 32) -> np.ndarray:
        """How often each brightness occurs, over all frames."""
        pixels = self.frames.reshape(-1)
        counts, _ = np.histogram(pixels, bins=bins, range=(0, 1))
        return counts


film = Film(np.random.default_rng(6).random((24, 120, 160)))
print(len(film), film.histogram().argmax())
