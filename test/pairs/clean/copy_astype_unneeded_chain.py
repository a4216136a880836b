import numpy as np

weights = np.full((800, 200), 0.5, dtype=np.float32)
normalised = weights.reshape(-1)
print(float(normalised.sum()))
