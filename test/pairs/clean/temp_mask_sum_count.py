import numpy as np

ages = np.arange(400_000, dtype=np.int32) % 90
adults = np.count_nonzero(ages >= 18)
print(adults)
