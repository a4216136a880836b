import numpy as np

before = np.full((300, 400), 10, dtype=np.uint8)
after = np.full((300, 400), 3, dtype=np.uint8)
change = after - before  # want: dtype
print(int(change.max()))
