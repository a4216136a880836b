import numpy as np

price = np.linspace(1, 2, 500, dtype=np.float32)
rising = np.diff(price, prepend=price[:1]) > 0
picked = price[rising]
print(picked.size)
