import numpy as np

batch = np.ones((4000, 64), dtype=np.float32)
weights = np.ones((64, 64), dtype=np.float32)
hidden = batch @ weights
print(hidden.shape)
