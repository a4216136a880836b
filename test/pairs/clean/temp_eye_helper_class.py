import numpy as np


class Encoder:
    def __init__(self, classes):
        self.rows = np.eye(classes, dtype=np.uint8)

    def __call__(self, labels):
        return self.rows[labels]


encode = Encoder(30)
labels = np.arange(9000) % 30
print(encode(labels).sum(axis=0)[:3])
