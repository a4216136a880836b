import numpy as np

features = np.ones((4000, 80), dtype=np.float32)
for j in range(features.shape[1]):
    features[:, j] -= features[:, j].mean()  # want: layout
print(float(features.max()))
