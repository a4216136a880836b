from functools import partial

import numpy as np

add = partial(np.append, axis=None)
samples = np.zeros(0, dtype=np.float32)
level = 1.0
for step in range(400):
    level = 0.98 * level + 0.01
    samples = add(samples, np.float32(level))  # want: grow
print(samples.shape, float(samples[-1]))
