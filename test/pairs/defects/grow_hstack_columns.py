import numpy as np

features = np.ones((500, 1), dtype=np.float32)
for power in range(1, 61):
    column = np.full((500, 1), power, dtype=np.float32)
    features = np.hstack([features, column])  # want: grow
print(features.shape)
