import numpy as np

track = np.full((2, 200_000), 500, dtype=np.int16)
louder = track * 1.5  # want: dtype
print(float(louder.max()))
