import numpy as np

price = np.linspace(1, 2, 500, dtype=np.float32)
rising = np.diff(price) > 0
picked = price[rising]  # want: shape-error
print(picked.size)
