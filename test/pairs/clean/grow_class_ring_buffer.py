import numpy as np


class RingBuffer:
    """Keeps the last samples of a stream."""

    def __init__(self, size):
        self.size = size
        self.data = np.zeros(0, dtype=np.float32)
        self.count = 0

    def push(self, chunk):
        if self.data.size == 0:
            self.data = np.zeros(self.size, dtype=np.float32)
        self.data[self.count : self.count + len(chunk)] = chunk
        self.count += len(chunk)

    def mean(self):
        return float(self.data.mean())


ring = RingBuffer(64 * 500)
for k in range(500):
    ring.push(np.full(64, k, dtype=np.float32))
print(ring.count, ring.mean())
