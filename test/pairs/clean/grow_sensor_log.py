"""A list takes the values."""
import numpy as np


class Recorder:
    def __init__(self, rate: float):
        self.rate = rate
        self.samples = []

    def push(self, value: float) -> None:
        self.samples.append(np.float32(value))

    def duration(self) -> float:
        return len(self.samples) / self.rate


recorder = Recorder(rate=100.0)
level = 0.0
for step in range(3000):
    level = 0.9 * level + 0.1 * (step % 7)
    recorder.push(level)
print(recorder.duration(), float(recorder.samples[-1]))
