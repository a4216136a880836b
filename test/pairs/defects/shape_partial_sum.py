from functools import partial

import numpy as np

by_month = partial(np.sum, axis=2)
rain = np.ones((30, 12), dtype=np.float32)
print(by_month(rain).shape)  # want: shape-error
