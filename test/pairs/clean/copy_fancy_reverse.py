import numpy as np

days = np.arange(300_000, dtype=np.int32)
back = days[::-1]
print(int(back[0]))
