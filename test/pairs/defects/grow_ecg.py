"""np.insert at the end of an attribute, one beat at a time."""
import numpy as np


class Detector:
    """Finds the beats in a heart signal."""

    def __init__(self, rate: int, limit: float = 0.6):
        self.rate = rate
        self.limit = limit
        self.beats = np.array([], dtype=np.int64)

    def feed(self, block: np.ndarray, start: int) -> None:
        peaks = np.flatnonzero(block > self.limit)
        for p in peaks:
            if len(self.beats) == 0 or start + p - self.beats[-1] > self.rate // 4:
                self.beats = np.insert(self.beats, len(self.beats), start + p)  # want: grow

    def pulse(self) -> float:
        return 60 * self.rate / float(np.diff(self.beats).mean())


def make_signal(seconds: int, rate: int) -> np.ndarray:
    signal = np.zeros(seconds * rate, dtype=np.float32)
    signal[rate // 2 :: rate] = 1
    return signal


RATE = 250
signal = make_signal(400, RATE)
detector = Detector(RATE)
for start in range(0, signal.size, 1000):
    detector.feed(signal[start:start + 1000], start)
print(round(detector.pulse(), 1))
