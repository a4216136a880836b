import numpy as np


class Sensor:
    gain = 0.25

    def calibrate(self, counts):
        return counts * self.gain


counts = np.ones((1000, 300), dtype=np.float32)
print(float(Sensor().calibrate(counts).sum()))
