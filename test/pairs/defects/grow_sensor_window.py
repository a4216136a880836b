"""A rolling buffer of sensor samples."""
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Recorder:
    rate: int
    samples: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    def push(self, chunk):
        self.samples = np.concatenate([self.samples, chunk])  # want: grow

    def power(self):
        return float(np.vdot(self.samples, self.samples)) / len(self.samples)


recorder = Recorder(rate=8000)
for second in range(60):
    chunk = np.full(1000, second % 3, dtype=np.float32)
    recorder.push(chunk)
print(round(recorder.power(), 3))
