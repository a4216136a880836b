import numpy as np

scores = np.zeros((2000, 40), dtype=np.float32)
chosen = [3, 77, 1500]
scores[chosen][:, 5] = 1  # want: copy
print(float(scores.sum()))
