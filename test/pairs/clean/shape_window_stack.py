"""Sliding windows of different lengths, stacked."""
import numpy as np


def windows(signal, size, step):
    for start in range(0, len(signal), step):
        if start + size <= len(signal):
            yield signal[start : start + size]


signal = np.sin(np.linspace(0, 20, 1000, dtype=np.float32))
frames = np.stack(list(windows(signal, 256, 128)))
power = np.square(frames).mean(axis=1)
print(frames.shape, power.shape)
