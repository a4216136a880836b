import numpy as np


class Signal:
    def __init__(self, samples):
        self.samples = samples

    def peak(self):
        return np.abs(self.samples.flatten()).max()  # want: copy

    def scaled(self, level):
        out = self.samples * level
        return out + 1


signal = Signal(np.linspace(-1, 1, 600_000, dtype=np.float32).reshape(600, 1000))
print(float(signal.peak()), float(signal.scaled(0.5).max()))
