import numpy as np

track = np.full(441_000, 1000, dtype=np.int16)
volume = np.divide(track, 32768, dtype=np.float32)
print(float(volume.max()))
