import numpy as np


class Signal:
    def __init__(self, samples):
        self.samples = samples

    def peak(self):
        work = self.samples.flatten()
        np.abs(work, out=work)
        return work.max()

    def scaled(self, level):
        out = self.samples * np.float32(level)
        out += 1
        return out


signal = Signal(np.linspace(-1, 1, 600_000, dtype=np.float32).reshape(600, 1000))
print(float(signal.peak()), float(signal.scaled(0.5).max()))
