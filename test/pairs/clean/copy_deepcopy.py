import copy

import numpy as np

kernel = np.ones((500, 500), dtype=np.float32)
print(float(kernel.sum()))
