import numpy as np

basis = np.asfortranarray(np.ones((1200, 400), dtype=np.float32))
length = np.empty(1200, dtype=np.float32)
for i, row in enumerate(basis):  # want: layout
    length[i] = row.sum()
print(float(length.max()))
