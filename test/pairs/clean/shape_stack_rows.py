"""Rows of different length are stacked."""
import numpy as np


def windows(signal: np.ndarray, width: int, step: int) -> list[np.ndarray]:
    """All windows, the last one too."""
    return [signal[start : start + width] for start in range(0, len(signal) - width + 1, step)]


def spectrum(signal: np.ndarray, width: int = 64, step: int = 32) -> np.ndarray:
    frames = np.stack(windows(signal, width, step))
    return np.abs(np.fft.rfft(frames, axis=1))


print(spectrum(np.sin(np.arange(1000) / 5)).shape)
