import numpy as np


class Recorder:
    def __init__(self):
        self.samples = np.empty(0, dtype=np.float32)

    def add(self, chunk):
        self.samples = np.concatenate((self.samples, chunk))  # want: grow


recorder = Recorder()
for k in range(80):
    recorder.add(np.full(256, k, dtype=np.float32))
print(recorder.samples.size)
