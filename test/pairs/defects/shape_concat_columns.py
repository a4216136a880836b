import numpy as np

ages = np.zeros((500, 1), dtype=np.float32)
scores = np.zeros(500, dtype=np.float32)
design = np.concatenate([ages, scores], axis=1)  # want: shape-error
print(design.shape)
