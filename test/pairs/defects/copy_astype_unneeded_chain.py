import numpy as np

weights = np.full((800, 200), 0.5, dtype=np.float32)
normalised = weights.astype(np.float32).reshape(-1)  # want: copy
print(float(normalised.sum()))
