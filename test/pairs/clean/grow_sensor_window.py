"""A rolling buffer of sensor samples."""
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Recorder:
    rate: int
    chunks: list = field(default_factory=list)

    def push(self, chunk):
        self.chunks.append(chunk)

    def power(self):
        samples = np.concatenate(self.chunks)
        return float(np.vdot(samples, samples)) / len(samples)


recorder = Recorder(rate=8000)
for second in range(60):
    chunk = np.full(1000, second % 3, dtype=np.float32)
    recorder.push(chunk)
print(round(recorder.power(), 3))
