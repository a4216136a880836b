import numpy as np

metres = np.arange(0, 80_000, dtype=np.int32)
short = metres.astype(np.int16)  # want: dtype
print(int(short.max()))
