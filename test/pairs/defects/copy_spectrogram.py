"""Spectrogram by hand."""
import numpy as np

SIZE, HOP = 512, 256


def frames(signal: np.ndarray) -> np.ndarray:
    count = 1 + (signal.size - SIZE) // HOP
    return np.array([signal[k * HOP:k * HOP + SIZE] for k in range(count)])  # want: copy


def spectrogram(signal: np.ndarray) -> np.ndarray:
    window = np.hanning(SIZE).astype(np.float32)
    spectrum = np.fft.rfft(frames(signal) * window, axis=1)
    power = np.abs(spectrum)
    np.square(power, out=power)
    return power


time = np.arange(64_000, dtype=np.float32)
time *= 0.05
signal = np.sin(time, out=time)
print(spectrogram(signal).shape)
