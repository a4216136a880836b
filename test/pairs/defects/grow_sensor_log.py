"""A class whose method appends one value to an array at each call."""
import numpy as np


class Recorder:
    def __init__(self, rate: float):
        self.rate = rate
        self.samples = np.empty(0, dtype=np.float32)

    def push(self, value: float) -> None:
        self.samples = np.append(self.samples, np.float32(value))  # want: grow

    def duration(self) -> float:
        return self.samples.size / self.rate


recorder = Recorder(rate=100.0)
level = 0.0
for step in range(3000):
    level = 0.9 * level + 0.1 * (step % 7)
    recorder.push(level)
print(recorder.duration(), float(recorder.samples[-1]))
