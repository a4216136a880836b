import numpy as np

days = np.arange(300_000, dtype=np.int32)
back = days[np.arange(len(days) - 1, -1, -1)]  # want: copy
print(int(back[0]))
