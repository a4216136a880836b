import numpy as np

scores = np.arange(1000, dtype=np.float32).reshape(100, 10)
passed = np.ones(100, dtype=bool)
print(scores[passed].shape)
