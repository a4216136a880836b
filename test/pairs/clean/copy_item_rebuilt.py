import numpy as np

depths = np.linspace(0, 9, 40_000, dtype=np.float32)
back = depths
print(float(back.sum()))
