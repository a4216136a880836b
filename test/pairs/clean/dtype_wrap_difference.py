import numpy as np

before = np.full(90_000, 20, dtype=np.uint8)
after = np.full(90_000, 50, dtype=np.uint8)
change = np.subtract(before, after, dtype=np.int16)
print(int(change.min()))
