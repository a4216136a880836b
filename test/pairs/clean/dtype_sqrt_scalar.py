import numpy as np

scores = np.ones((512, 512), dtype=np.float32)
scores /= 8.0
print(float(scores[0, 0]))
