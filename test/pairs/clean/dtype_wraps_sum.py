import numpy as np

left = np.full(200_000, 30_000, dtype=np.int16)
right = np.full(200_000, 20_000, dtype=np.int16)
stereo = np.add(left, right, dtype=np.int32)
print(int(stereo[0]))
