import numpy as np

train = np.zeros((100, 20), dtype=np.float32)
test = np.zeros((40, 18), dtype=np.float32)
both = np.concatenate([train[:, :18], test])
print(both.shape)
