"""A batch of pictures made ready for a network."""
from dataclasses import dataclass

import numpy as np


@dataclass
class Batch:
    images: np.ndarray
    labels: np.ndarray

    def prepared(self):
        x = self.images.astype(float) / 255  # want: dtype
        return x, self.labels


def make_batch(size):
    images = np.zeros((size, 64, 64, 3), dtype=np.uint8)
    images[:, 10:20] = 128
    labels = np.zeros(size, dtype=np.uint8)
    return Batch(images, labels)


batch = make_batch(64)
x, y = batch.prepared()
print(x.shape, y.shape, round(float(x.max()), 2))
