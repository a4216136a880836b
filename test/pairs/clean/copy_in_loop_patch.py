import numpy as np

image = np.arange(600 * 600, dtype=np.float32).reshape(600, 600)
scores = []
for top in range(0, 600, 100):
    patch = image[top:top + 100, :]
    scores.append(float(patch.mean()))
print(scores[:2])
