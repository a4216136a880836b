import numpy as np

before = np.full(90_000, 20, dtype=np.uint8)
after = np.full(90_000, 50, dtype=np.uint8)
change = before - after  # want: dtype
print(int(change.min()))
