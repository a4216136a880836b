import numpy as np

attention = np.ones((4, 32, 32), dtype=np.float32)
values = np.ones((4, 32, 16), dtype=np.float32)
mixed = np.einsum("bqk,bkd->bqd", attention, values)
print(mixed.shape)
