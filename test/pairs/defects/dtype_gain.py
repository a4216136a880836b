"""A recording in float32 is amplified by a gain that NumPy computes in float64."""
import numpy as np


def gain_of(decibels: float) -> np.float64:
    return np.power(10.0, decibels / 20)


class Track:
    def __init__(self, samples: np.ndarray) -> None:
        self.samples = samples

    def louder(self, decibels: float) -> "Track":
        gain = gain_of(decibels)
        return Track(self.samples * gain)  # want: dtype

    def peak(self) -> float:
        return float(max(self.samples.max(), -self.samples.min()))


tone = np.sin(np.linspace(0, 3000, 120_000)).astype(np.float32)
track = Track(tone).louder(-6)
print(track.peak(), track.samples.dtype.kind)
