"""The original is doubled afterwards."""
import copy

import numpy as np

baseline = np.full(250_000, 3.5, dtype=np.float32)
frozen = copy.deepcopy(baseline)
baseline *= 2
print(float(frozen.mean()), float(baseline.max()))
