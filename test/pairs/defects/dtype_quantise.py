"""Quantise a signal to 8 bits."""
import numpy as np


def quantise(signal: np.ndarray, low: float, high: float) -> np.ndarray:
    scaled = signal - np.float32(low)
    scaled *= np.float32(255 / (high - low))
    np.rint(scaled, out=scaled)
    return scaled.astype(np.int64)  # want: dtype


def restore(codes: np.ndarray, low: float, high: float) -> np.ndarray:
    values = codes.astype(np.float32)
    values *= (high - low) / 255
    values += low
    return values


signal = np.linspace(-1, 1, 100_000, dtype=np.float32)
codes = quantise(signal, -1.0, 1.0)
print(int(codes.max()), float(restore(codes, -1.0, 1.0)[0]))
