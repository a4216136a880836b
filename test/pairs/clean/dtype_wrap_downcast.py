import numpy as np

metres = np.arange(0, 80_000, dtype=np.int32)
short = metres
print(int(short.max()))
