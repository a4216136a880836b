from functools import reduce

import numpy as np

parts = [np.full(2000, i, dtype=np.float32) for i in range(60)]
joined = reduce(lambda a, b: np.concatenate((a, b)), parts)  # want: grow
print(joined.shape)
