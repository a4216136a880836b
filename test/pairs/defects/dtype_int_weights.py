import numpy as np

rng = np.random.default_rng(8)
activations = rng.random((4000, 128), dtype=np.float32)
lengths = np.full((4000, 1), 128)
pooled = activations / lengths  # want: dtype
print(pooled.shape)
