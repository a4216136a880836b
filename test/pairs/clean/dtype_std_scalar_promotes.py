import math

import numpy as np

rng = np.random.default_rng(5)
embeddings = rng.random((5000, 64), dtype=np.float32)
scale = math.sqrt(embeddings.shape[1])
scaled = embeddings / scale
print(scaled.shape, float(scaled[0, 0]) < 1)
