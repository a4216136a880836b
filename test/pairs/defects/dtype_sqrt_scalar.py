import numpy as np

scores = np.ones((512, 512), dtype=np.float32)
scores = scores / np.sqrt(64)  # want: dtype
print(float(scores[0, 0]))
