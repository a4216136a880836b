import numpy as np

track = np.full((2, 200_000), 500, dtype=np.int16)
louder = np.multiply(track, np.float32(1.5), dtype=np.float32)
print(float(louder.max()))
