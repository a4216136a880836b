from functools import partial

import numpy as np

add = partial(np.append, axis=None)
samples = []
level = 1.0
for step in range(400):
    level = 0.98 * level + 0.01
    samples.append(level)
samples = np.array(samples, dtype=np.float32)
print(samples.shape, float(samples[-1]))
