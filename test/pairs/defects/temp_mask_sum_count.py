import numpy as np

ages = np.arange(400_000, dtype=np.int32) % 90
adults = len(ages[ages >= 18])  # want: temp
print(adults)
