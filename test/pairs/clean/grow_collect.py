"""Events are collected in an array that grows by one in each step."""
import numpy as np


class Detector:
    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.events = []

    def feed(self, signal: np.ndarray) -> None:
        for value in signal:
            if value > self.threshold:
                self.events.append(value)

    def strongest(self) -> float:
        return float(np.max(self.events))


detector = Detector(1.5)
for seed in range(3):
    detector.feed(np.random.default_rng(seed).normal(size=2000))
print(detector.strongest() > 2, len(detector.events) > 100)
