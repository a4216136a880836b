import numpy as np

rng = np.random.default_rng(20)
samples = rng.random((2500, 90), dtype=np.float32)
weight = rng.random((2500, 1), dtype=np.float32)
samples *= weight
print(float(samples.mean()))
