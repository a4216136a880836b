import numpy as np


class Recorder:
    def __init__(self):
        self.parts = []

    def add(self, chunk):
        self.parts.append(chunk)


recorder = Recorder()
for k in range(80):
    recorder.add(np.full(256, k, dtype=np.float32))
print(np.concatenate(recorder.parts).size)
