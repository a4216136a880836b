"""Counts moving pixels between frames of a film."""
import numpy as np


class Film:
    def __init__(self, frames: int, height: int, width: int) -> None:
        self.frames = np.zeros((frames, height, width), dtype=np.uint8)
        for k in range(frames):
            self.frames[k, 10:40, 5 * k:5 * k + 40] = 180

    def pairs(self):
        for k in range(1, len(self.frames)):
            yield self.frames[k - 1], self.frames[k]


def moved(before: np.ndarray, after: np.ndarray) -> int:
    change = after.astype(np.int16) - before
    np.abs(change, out=change)
    return int(np.count_nonzero(change > 20))


film = Film(6, 300, 400)
print([moved(a, b) for a, b in film.pairs()])
