import numpy as np

waits = np.arange(400_000, 0, -1, dtype=np.int32)
waits = np.sort(waits)  # want: copy
print(int(waits[0]))
