import numpy as np

scores = np.arange(1000, dtype=np.float32).reshape(100, 10)
passed = np.ones(10, dtype=bool)
print(scores[passed].shape)  # want: shape-error
