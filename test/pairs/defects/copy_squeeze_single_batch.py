import numpy as np


def predict(batch):
    out = np.ones((batch.shape[0], 1, 10), dtype=np.float32)
    return out


def labels(batch):
    scores = predict(batch)
    scores = scores.squeeze()  # want: copy
    return scores.argmax(axis=-1)


print(labels(np.zeros((1, 32, 32), dtype=np.uint8)), labels(np.zeros((4, 32, 32), dtype=np.uint8)).shape)
