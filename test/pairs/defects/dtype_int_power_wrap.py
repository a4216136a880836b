import numpy as np

levels = np.arange(0, 200, 2, dtype=np.uint8)
squares = levels**2  # want: dtype
print(int(squares[-1]))
