import numpy as np

names = ["a", "b", "c", "d"] * 60
scores = np.array([], dtype=np.float32)
for index, name in enumerate(names):
    scores = np.hstack([scores, [np.float32(index)]])  # want: grow
print(scores.shape, name)
