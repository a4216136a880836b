import numpy as np

height = np.linspace(0, 1, 300_000, dtype=np.float32)
above = (height > 0.5).astype(int)  # want: dtype
print(int(np.count_nonzero(above)))
