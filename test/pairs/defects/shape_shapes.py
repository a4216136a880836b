"""A small tensor toolbox whose pieces do not fit together."""
import numpy as np


def windows(signal: np.ndarray, size: int) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(signal, size)


class Filter:
    def __init__(self, taps: int):
        self.taps = np.full(taps, 1 / taps, dtype=np.float32)

    def __call__(self, signal: np.ndarray, width: int) -> np.ndarray:
        return windows(signal, width) @ self.taps  # want: shape-error


signal = np.zeros(1000, dtype=np.float32)
smooth = Filter(9)
print(smooth(signal, 8).shape)
