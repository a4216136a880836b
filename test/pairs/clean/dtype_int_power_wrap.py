import numpy as np

levels = np.arange(0, 200, 2, dtype=np.uint8)
squares = levels.astype(np.uint16) ** 2
print(int(squares[-1]))
