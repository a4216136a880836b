import numpy as np

features = np.ones((500, 61), dtype=np.float32)
for power in range(1, 61):
    features[:, power] = power
print(features.shape)
