"""Short-time spectra of a recording."""
import numpy as np


def frame(signal: np.ndarray, size: int) -> np.ndarray:
    usable = signal.size // size * size
    return signal[:usable].reshape(-1, size)


def windowed(signal: np.ndarray, size: int) -> np.ndarray:
    window = np.hanning(size)
    frames = frame(signal, size)
    return frames * window  # want: dtype


signal = np.zeros(262_144, dtype=np.float32)
signal[::100] = 1
print(float(windowed(signal, 1024).max()))
