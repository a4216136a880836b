import numpy as np

scores = np.zeros((60_000, 4), dtype=np.float32)
scores[:, 2] = 1
labels = scores.argmax(axis=1)
print(np.bincount(labels))
