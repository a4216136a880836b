import numpy as np

rng = np.random.default_rng(8)
activations = rng.random((4000, 128), dtype=np.float32)
lengths = np.full((4000, 1), 128, dtype=np.float32)
pooled = activations / lengths
print(pooled.shape)
