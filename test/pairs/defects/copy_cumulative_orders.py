import numpy as np

orders = np.ones((3000, 200), dtype=np.float32)
flat = orders.T.reshape(-1)  # want: copy
total = float(flat.sum())
again = orders.astype("float32")  # want: copy
print(total, again.shape)
