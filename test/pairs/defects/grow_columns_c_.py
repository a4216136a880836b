import numpy as np

base = np.linspace(0, 1, 2000, dtype=np.float32)
features = base[:, None]
for power in range(2, 12):
    features = np.c_[features, base**power]  # want: grow
print(features.shape)
