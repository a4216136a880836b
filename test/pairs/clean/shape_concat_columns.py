import numpy as np

ages = np.zeros((500, 1), dtype=np.float32)
scores = np.zeros(500, dtype=np.float32)
design = np.concatenate([ages, scores[:, None]], axis=1)
print(design.shape)
