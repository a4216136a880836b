import numpy as np

names = ["a", "b", "c", "d"] * 60
scores = []
for index, name in enumerate(names):
    scores.append(index)
scores = np.array(scores, dtype=np.float32)
print(scores.shape, name)
