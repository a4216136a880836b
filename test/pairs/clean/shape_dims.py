import numpy as np


def add_channel(gray):
    return np.expand_dims(gray, -1)


frames = [np.zeros((48, 64), dtype=np.uint8) for _ in range(8)]
batch = np.stack([add_channel(f) for f in frames])
mean = batch.mean(axis=(0, 3))
print(mean.shape)
