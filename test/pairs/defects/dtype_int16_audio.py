import numpy as np

track = np.full(441_000, 1000, dtype=np.int16)
volume = track / 32768  # want: dtype
print(float(volume.max()))
