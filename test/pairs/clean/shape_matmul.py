import numpy as np

batch = np.ones((32, 784), dtype=np.float32)
weights = np.ones((128, 784), dtype=np.float32)
hidden = batch @ weights.T
print(hidden.shape)
